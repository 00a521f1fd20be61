package health.intake.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 1.4 and 6: limits of keys and of failing authentications, and CORS, on a node that has some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitsIT {

    private static final int OF_ALL = 5;
    private static final int OF_ONE = 2;
    private static final int OF_OWN = 4;
    private static final int FAILURES = 10;

    private static final Map<String, Integer> PATHS = Map.of(
            "/api/v1/profiles?limit=1", 200,
            "/api/v1/profiles/00000000-0000-7000-8000-000000000000", 404,
            "/api/v1/profiles/none", 400,
            "/api/v1/profiles?limit=none", 400,
            "/api/admin/organizations", 403);

    private final Tenant tenant = Tenant.create();
    private final Key limited = tenant.key("PROFILES_VIEW");
    private final Key tight = tenant.key("PROFILES_VIEW");
    private final Key flooding = tenant.key("PROFILES_VIEW");
    private final Key elsewhere = tenant.key("PROFILES_VIEW");
    private final Map<String, Key> own =
            PATHS.keySet().stream().collect(Collectors.toMap(path -> path, path -> tenant.key("PROFILES_VIEW")));
    private final Key free = tenant.key("PROFILES_VIEW");
    private SecondNode node;

    @BeforeAll
    void start() {
        node = Installation.shared()
                .secondNode(Map.of(
                        "INTAKE_RATE_LIMIT_KEY",
                        String.valueOf(OF_ALL),
                        "INTAKE_RATE_LIMIT_KEYS",
                        pairs(),
                        "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION",
                        String.valueOf(FAILURES),
                        "INTAKE_CORS_ORIGINS",
                        "https://PORTAL.example/"));
    }

    private String pairs() {
        return Stream.concat(
                        Stream.of(tight.id() + "=" + OF_ONE, free.id() + "=none"),
                        own.values().stream().map(key -> key.id() + "=" + OF_OWN))
                .collect(Collectors.joining(","));
    }

    @AfterAll
    void end() {
        node.close();
    }

    private void passes(String secret, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(node.describe(secret).statusCode()).isEqualTo(200);
        }
    }

    private void isRefused(String secret, String policy) {
        HttpResponse<String> refused = node.describe(secret);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Json.parse(refused.body()).get("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains(policy);
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).matches("\"[a-z-]+\";r=0;t=" + wait));
    }

    @Test
    void aKeyIsLimitedAsTheSettingSays() {
        passes(limited.secret(), OF_ALL);

        isRefused(limited.secret(), "\"key\";q=5;w=60");
        isRefused(limited.secret(), "\"key\";q=5;w=60");
    }

    static Set<String> paths() {
        return PATHS.keySet();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyAnswerToAKeyWithALimitOfItsOwnTellsWhatIsLeft(String path) {
        String secret = Objects.requireNonNull(own.get(path)).secret();
        for (int left = OF_OWN - 1; left >= 0; left--) {
            HttpResponse<String> answer = node.get(path, "x-api-key", secret);

            assertThat(answer.statusCode()).isEqualTo(PATHS.get(path));
            assertThat(answer.headers().allValues("RateLimit-Policy")).containsExactly("\"key\";q=4;w=60");
            String expected = "\"key\";r=" + left + ";t=\\d+";
            assertThat(answer.headers().allValues("RateLimit")).singleElement().satisfies(told -> assertThat(told)
                    .matches(expected));
        }
        isRefused(secret, "\"key\";q=4;w=60");
    }

    /** What one node counts would mislead whose next request meets another. */
    @Test
    void theLimitOfAllKeysIsToldWhenItIsReached() {
        HttpResponse<String> answer = node.describe(elsewhere.secret());

        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    @Test
    void aFloodIsAnEntryAMinuteWhateverItAsksFor() {
        passes(flooding.secret(), OF_ALL);
        for (int i = 0; i < 40; i++) {
            String path = i % 2 == 0 ? "/api/v1/key" : "/api/v1/profiles?limit=1";
            assertThat(node.get(path, "x-api-key", flooding.secret()).statusCode())
                    .isEqualTo(429);
        }

        Trail trail = Trail.of(tenant);
        Deadline.within(
                Duration.ofSeconds(10), "it is recorded", () -> !refusals(trail).isEmpty());
        // a minute may end in between
        Deadline.throughout(
                Duration.ofSeconds(2), () -> assertThat(refusals(trail)).hasSizeBetween(1, 2));
    }

    private List<JsonNode> refusals(Trail trail) {
        return trail.entries("&key=" + flooding.id()).stream()
                .filter(entry -> entry.get("status").asInt() == 429)
                .toList();
    }

    @Test
    void anAnswerToAKeyWithoutLimitTellsNone() {
        HttpResponse<String> answer = node.describe(free.secret());

        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    @Test
    void scriptsOfAConfiguredOriginMayReadTheHeadersOfEveryAnswer() {
        String secret = tenant.key("PROFILES_VIEW").secret();

        HttpResponse<String> answer = node.get("/api/v1/key", "x-api-key", secret, "Origin", "https://portal.example");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        String exposed =
                answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow();
        assertThat(exposed.toLowerCase(Locale.ROOT).split(", "))
                .containsExactlyInAnyOrderElementsOf(AnswerRules.EXPOSED);
    }

    @Test
    void aKeyMayHaveAnotherLimit() {
        passes(tight.secret(), OF_ONE);

        isRefused(tight.secret(), "\"key\";q=2;w=60");
    }

    @Test
    void aKeyMayHaveNoLimit() {
        passes(free.secret(), 3 * OF_ALL);
    }

    @Test
    void badKeysAreLimitedByAddressAndGoodOnesPassBesideThem() {
        String bad = KeyText.unissued();
        for (int i = 0; i < FAILURES; i++) {
            assertThat(node.describe(i % 2 == 0 ? bad : "rubbish").statusCode()).isEqualTo(403);
        }

        isRefused(bad, "\"failed-authentication\";q=10;w=60");
        isRefused("rubbish", "\"failed-authentication\";q=10;w=60");
        passes(free.secret(), 3);
        // whoever goes on takes hardly anything from others
        Bill bill = Bill.of(
                i -> assertThat(node.describe(KeyText.unissued()).statusCode()).isEqualTo(429));
        assertThat(bill.redis()).isEmpty();
        assertThat(bill.statementsAndCommits()).isZero();
        passes(free.secret(), 3);
    }

    @Test
    void requestsWithoutAKeyAreLimitedByAddressWhateverIsInThem() {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(node.register("{").statusCode()).isEqualTo(400);
        }

        for (String body : List.of("{", "{}", PatientBody.create().toString())) {
            HttpResponse<String> refused = node.register(body);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"keyless\";q=10;w=60");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        Bill bill = Bill.of(i -> node.register("{", "organization", Unique.slug("nowhere")));
        assertThat(bill.redis()).isEmpty();
        assertThat(bill.statementsAndCommits()).isZero();
        passes(free.secret(), 3);
    }
}
