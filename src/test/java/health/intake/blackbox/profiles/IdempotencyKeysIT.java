package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1: which texts are an {@code Idempotency-Key}. */
class IdempotencyKeysIT extends IdempotentCreations {

    @Test
    void keysAreCaseSensitive() {
        String key = Unique.slug("key");

        assertThat(created(key, ProfileBody.in(group)).id())
                .isNotEqualTo(
                        created("K" + key.substring(1), ProfileBody.in(group)).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there"})
    void malformedKeyIsRefused(String key) {
        raw(key).send().isProblem(400, "malformed_request");
    }

    /** Payara's HTTP layer already refuses bytes that it cannot decode. */
    @Test
    void keyBeyondAsciiIsRefused() {
        raw("caf\u00e9").sendToHttpLayer().is(400);
    }

    @Test
    void keyHas1To255Characters() {
        String longest = Unique.slug("x").concat("~".repeat(255)).substring(0, 255);
        ProfileBody body = body();

        isReplayOf(created(longest, body), create(longest, body));
        create(longest + "~", body()).isProblem(400, "malformed_request");
    }

    @Test
    void keyMayHoldCommasAndQuotes() {
        String key = "\"a,b\";" + Unique.slug("key");
        ProfileBody body = body();

        isReplayOf(created(key, body), create(key, body));
    }

    @Test
    void keySentTwiceIsRefused() {
        Api once = partner.with(KEY, Unique.slug("key"));

        once.with(KEY, Unique.slug("other")).post(PROFILES, body()).isProblem(400, "malformed_request");
        partner.with(KEY, "same").with(KEY, "same").post(PROFILES, body()).isProblem(400, "malformed_request");
    }

    @Test
    void otherOperationsIgnoreTheHeader() {
        partner.with(KEY, "two words").get(PROFILES).is(200);
    }

    private Wire raw(String key) {
        return Wire.request("POST", PROFILES)
                .header("x-api-key", tenant.key("CREATE_USER").secret())
                .header(KEY, Wire.bytes(key))
                .json(body().toString());
    }
}
