package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5: rotation, expiry, revocation and last use of API keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLifeIT {

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();

    private String path(Key key) {
        return tenant.keysPath() + "/" + key.id();
    }

    private Answer rotate(Key key, String body) {
        return admin.post(path(key) + "/rotate", body);
    }

    private String state(Key key) {
        return admin.get(path(key)).is(200).at("state").asText();
    }

    private static void isValid(String secret) {
        Api.as(secret).get("/api/v1/key").is(200);
    }

    private static void isInvalid(String secret) {
        Api.as(secret).get("/api/v1/key").isProblem(403, "forbidden");
    }

    private static void becomesInvalidWithin(Duration limit, String secret) {
        Deadline.within(
                limit,
                "the key is invalid",
                () -> Api.as(secret).get("/api/v1/key").status() == 403);
    }

    @Test
    void rotatedKeyKeepsItsIdAndGetsANewSecret() {
        Key key = tenant.key("PROFILES_VIEW");
        isValid(key.secret());

        Answer rotated = rotate(key, "{}").is(201);
        Key fresh = Key.of(rotated);

        assertThat(fresh.id()).isEqualTo(key.id());
        assertThat(fresh.secret())
                .isNotEqualTo(key.secret())
                .startsWith(rotated.at("prefix").asText());
        isValid(fresh.secret());
        isInvalid(key.secret());
        assertThat(admin.get(path(key)).at("prefix")).isEqualTo(rotated.at("prefix"));
        assertThat(state(key)).isEqualTo("active");
    }

    @Test
    void bothSecretsAreValidDuringTheOverlap() {
        Key key = tenant.key("PROFILES_VIEW");
        Key fresh = Key.of(rotate(key, "{\"overlap_seconds\":2592000}"));

        isValid(key.secret());
        isValid(fresh.secret());
        isInvalid(KeyText.misspelt(fresh.secret()));
    }

    @Test
    void oldSecretIsInvalidAfterTheOverlap() {
        Key key = tenant.key("PROFILES_VIEW");
        // in front of several nodes, the next request is sent a second later
        Key fresh = Key.of(rotate(key, "{\"overlap_seconds\":2}"));

        isValid(key.secret());
        becomesInvalidWithin(Duration.ofSeconds(4), key.secret());
        isValid(fresh.secret());
    }

    @Test
    void overlapIsZeroByDefault() {
        Key key = tenant.key("PROFILES_VIEW");
        Key fresh = Key.of(rotate(key, "{\"overlap_seconds\":0}"));
        isInvalid(key.secret());
        Key third = Key.of(rotate(key, "{\"overlap_seconds\":null}"));
        isInvalid(fresh.secret());
        isValid(third.secret());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"overlap_seconds": -1}         | overlap_seconds out_of_range
                    {"overlap_seconds": 2592001}    | overlap_seconds out_of_range
                    {"overlap_seconds": 4294967296} | overlap_seconds out_of_range
                    {"overlap_seconds": "60"}       | overlap_seconds wrong_type
                    {"overlap_seconds": 1.5}        | overlap_seconds wrong_type
                    {"overlap_seconds": 6e1}        | overlap_seconds wrong_type
                    {"overlap": 60}                 | overlap unknown_field
                    """)
    void invalidOverlapIsRefusedAndRotatesNothing(String body, String violation) {
        Key key = tenant.key("PROFILES_VIEW");

        rotate(key, body).violates(violation);
        isValid(key.secret());
    }

    @Test
    void revokedKeyIsInvalidWithinASecondAlsoItsOldSecret() {
        Key key = tenant.key("PROFILES_VIEW");
        Key fresh = Key.of(rotate(key, "{\"overlap_seconds\":1000}"));
        isValid(key.secret());
        isValid(fresh.secret());

        Answer revoked = admin.delete(path(key)).is(204);

        assertThat(revoked.body()).isEmpty();
        becomesInvalidWithin(Duration.ofSeconds(1), key.secret());
        becomesInvalidWithin(Duration.ofSeconds(1), fresh.secret());
        assertThat(state(key)).isEqualTo("revoked");
    }

    @Test
    void secondRevocationHasTheSameAnswer() {
        Key key = tenant.key("PROFILES_VIEW");

        admin.delete(path(key)).is(204);
        admin.delete(path(key)).is(204);
    }

    @Test
    void expiredKeyIsInvalidAndShownAsExpired() {
        Instant end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Key key = Key.of(admin.post(
                tenant.keysPath(),
                """
                {"name": "Short-lived", "scopes": ["PROFILES_VIEW"], "expires_at": "%s"}"""
                        .formatted(end)));
        isValid(key.secret());

        becomesInvalidWithin(Duration.ofSeconds(3), key.secret());

        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(state(key)).isEqualTo("expired");
        admin.delete(path(key)).is(204);
        assertThat(state(key)).isEqualTo("revoked");
    }

    @Test
    void lastUseIsShownWithinAMinute() {
        Key key = tenant.key("PROFILES_VIEW");
        assertThat(admin.get(path(key)).at("last_used_at").isNull()).isTrue();
        Instant use = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        isValid(key.secret());

        Deadline.within(Duration.ofSeconds(61), "last_used_at shows the use", () -> !admin.get(path(key))
                .at("last_used_at")
                .isNull());

        Instant shown = Instant.parse(admin.get(path(key)).at("last_used_at").asText());
        assertThat(shown).isBetween(use.minusSeconds(60), Instant.now());
    }
}
