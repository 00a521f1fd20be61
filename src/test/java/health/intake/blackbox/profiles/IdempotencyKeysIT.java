package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1: which texts are an {@code Idempotency-Key}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyKeysIT {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private ProfileBody body() {
        return ProfileBody.in(group).withEmail(Unique.email("again"));
    }

    private Answer create(String key, Object body) {
        return partner.with(KEY, key).post(PROFILES, body);
    }

    private Answer created(String key, Object body) {
        Answer answer = create(key, body).is(201);
        assertThat(answer.header(REPLAYED)).as("%s", answer).isNull();
        return answer;
    }

    private static void isReplayOf(Answer first, Answer answer) {
        answer.is(201);
        assertThat(answer.headers().allValues(REPLAYED)).as("%s", answer).containsExactly("true");
        assertThat(answer.id()).isEqualTo(first.id());
    }

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
