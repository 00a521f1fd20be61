package health.intake.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.Environment;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.apikey.KeyView.State;
import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyViewTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
    private static final GroupId GROUP = new GroupId(UUID.randomUUID());

    @Test
    void aKeyWithoutEndIsActive() {
        assertThat(state(key(null), NOW)).isEqualTo(State.ACTIVE);
    }

    @Test
    void aKeyIsActiveUntilItsEndAndExpiredFromThenOn() {
        ApiKey key = key(NOW);

        assertThat(state(key, NOW.minusNanos(1000))).isEqualTo(State.ACTIVE);
        assertThat(state(key, NOW)).isEqualTo(State.EXPIRED);
        assertThat(state(key, NOW.plusSeconds(1))).isEqualTo(State.EXPIRED);
    }

    @Test
    void aRevokedKeyIsRevokedEvenWhenExpired() {
        ApiKey key = key(NOW.plusSeconds(60));
        key.revoke(NOW);

        assertThat(state(key, NOW)).isEqualTo(State.REVOKED);
        assertThat(state(key, NOW.plusSeconds(61))).isEqualTo(State.REVOKED);
        key.revoke(NOW.plusSeconds(1));
        assertThat(key.isRevoked()).isTrue();
    }

    @Test
    void aKeyTellsWhatItWasGranted() {
        ApiKey key = key(NOW);
        key.opensWith("intake_test_abcdef");

        assertThat(KeyView.of(key, NOW))
                .isEqualTo(new KeyView(
                        key.id(),
                        key.organizationId(),
                        "importer",
                        "intake_test_abcdef",
                        Environment.TEST,
                        Set.of(Scope.CREATE_USER),
                        Set.of(GROUP),
                        State.EXPIRED,
                        NOW,
                        NOW,
                        null));
    }

    @Test
    void aKeyForAllGroupsNamesNone() {
        KeyGrant grant = new KeyGrant("all", Environment.LIVE, Set.of(Scope.PROFILES_VIEW), null, null);

        assertThat(new ApiKey(new KeyId(UUID.randomUUID()), ORGANIZATION, grant, NOW).groups())
                .isNull();
    }

    @Test
    void anAdminKeyBelongsToNoOrganization() {
        KeyGrant grant = new KeyGrant("root", Environment.LIVE, Set.of(Scope.ADMIN), null, null);

        assertThat(new ApiKey(new KeyId(UUID.randomUUID()), null, grant, NOW).organizationId())
                .isNull();
    }

    @Test
    void aSecretEndsAtTheSoonestOfItsEnds() {
        ApiKeySecret secret = new ApiKeySecret("hash", new KeyId(UUID.randomUUID()), NOW);
        assertThat(secret.validUntil()).isNull();

        secret.endAt(NOW.plusSeconds(60));
        secret.endAt(NOW.plusSeconds(90));
        assertThat(secret.validUntil()).isEqualTo(NOW.plusSeconds(60));

        secret.endAt(NOW.plusSeconds(30));
        assertThat(secret.validUntil()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void theTextOfAnAnswerHidesTheSecret() {
        KeySecret secret = KeySecret.generate(Environment.TEST);
        KeyView key = KeyView.of(key(null), NOW);
        String random = secret.text().substring(secret.prefix().length());

        assertThat(ApiKeyResponse.of(key, null, secret).key()).isEqualTo(secret.text());
        assertThat(ApiKeyResponse.of(key, null, secret)).asString().doesNotContain(random);
        assertThat(AdminKeyResponse.of(key, secret)).asString().doesNotContain(random);
        assertThat(new ApiKeys.Issued(key, secret)).asString().doesNotContain(random);
    }

    private static ApiKey key(@Nullable Instant end) {
        KeyGrant grant = new KeyGrant("importer", Environment.TEST, Set.of(Scope.CREATE_USER), Set.of(GROUP), end);
        return new ApiKey(new KeyId(UUID.randomUUID()), ORGANIZATION, grant, NOW);
    }

    private static State state(ApiKey key, Instant now) {
        return KeyView.of(key, now).state();
    }
}
