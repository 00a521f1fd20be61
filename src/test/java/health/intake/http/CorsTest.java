package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String PORTAL = "https://portal.example";
    private static final String ORIGINS = " https://portal.example ,, http://localhost:3000";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ","})
    void withoutOriginsBrowsersAreToldNothing(@Nullable String configured) {
        Exchange exchange = preflight(PORTAL);

        assertThat(isAnswered(configured, exchange)).isFalse();
        assertThat(exchange.answered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PORTAL, "http://localhost:3000"})
    void aPreflightFromAConfiguredOriginIsAnswered(String origin) {
        Exchange exchange = preflight(origin);

        assertThat(isAnswered(ORIGINS, exchange)).isTrue();
        assertThat(exchange.status).isEqualTo(204);
        assertThat(exchange.answered)
                .containsEntry("Access-Control-Allow-Origin", origin)
                .containsEntry("Vary", "Origin")
                .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .containsKey("Access-Control-Max-Age");
        assertThat(exchange.answered.get("Access-Control-Allow-Headers"))
                .contains("x-api-key", "content-type", "if-match", "if-none-match", "idempotency-key");
        assertThat(exchange.answered).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.evil.example",
                "https://portal.example:8443",
                "http://portal.example",
                "https://PORTAL.example",
                "https://portal.example/",
                "https://portal.example:443",
                "null",
                "*",
                ""
            })
    void anyOtherOriginIsToldNothingButThatItMatters(String origin) {
        Exchange exchange = preflight(origin);

        assertThat(isAnswered(ORIGINS, exchange)).isFalse();
        assertThat(exchange.answered).containsOnlyKeys("Vary");
        assertThat(exchange.status).isEqualTo(200);
    }

    @Test
    void aRequestFromAConfiguredOriginGoesOnWithTheHeadersThatLetItBeRead() {
        Exchange exchange = new Exchange("GET").with("Origin", PORTAL);

        assertThat(isAnswered(ORIGINS, exchange)).isFalse();
        assertThat(exchange.answered)
                .containsOnlyKeys("Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers");
        assertThat(exchange.answered.get("Access-Control-Expose-Headers"))
                .contains("ETag", "Location", "Link", "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy")
                .contains("Idempotent-Replayed", "Deprecation", "Allow", "Intake-Environment");
    }

    /** Browsers send one form only (RFC 6454 section 6.2). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example/",
                "HTTPS://Portal.Example",
                "https://portal.example:443",
                "https://portal.example:443/ ",
                "http://localhost:3000,https://PORTAL.example/"
            })
    void anOriginMatchesInWhateverFormItWasConfigured(String configured) {
        Exchange exchange = preflight(PORTAL);

        assertThat(isAnswered(configured, exchange)).isTrue();
        assertThat(exchange.answered).containsEntry("Access-Control-Allow-Origin", PORTAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portal.example",
                "*",
                "null",
                "https://",
                "https://portal.example/app",
                "https://portal.example?x",
                "https://portal.example#x",
                "https://me@portal.example",
                "https://portal.example:99999999999",
                "https://portal.example, portal.example",
                "https://portal.example http://localhost"
            })
    void malformedOriginIsNoValidSetting(String text) {
        assertThat(Origins.areOrigins(text)).isFalse();
        assertThat(Origins.areOrigins(ORIGINS)).isTrue();
    }

    @Test
    void aRequestWithoutOriginGoesOn() {
        Exchange exchange = new Exchange("GET");

        assertThat(isAnswered(ORIGINS, exchange)).isFalse();
        assertThat(exchange.answered).containsOnlyKeys("Vary");
    }

    @Test
    void plainOptionsIsNoPreflight() {
        Exchange exchange = new Exchange("OPTIONS").with("Origin", PORTAL);

        assertThat(isAnswered(ORIGINS, exchange)).isFalse();
    }

    private static Exchange preflight(String origin) {
        return new Exchange("OPTIONS").with("Origin", origin).with("Access-Control-Request-Method", "PATCH");
    }

    private static boolean isAnswered(@Nullable String origins, Exchange exchange) {
        Cors cors = new Cors();
        cors.configured = Optional.ofNullable(origins);
        cors.prepare();
        return cors.answersPreflight(exchange.request(), exchange.response());
    }
}
