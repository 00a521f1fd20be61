package health.intake.verification;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealSecretsTest {

    private static final Optional<String> OLD = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Optional<String> NEW =
            Optional.of(Base64.getEncoder().encodeToString("x".repeat(32).getBytes(StandardCharsets.US_ASCII)));

    private final Findings findings = new Findings();

    private static String name(Optional<String> secret) {
        return new Secrets(secret, Optional.empty(), secret)
                .hmacs(Purpose.AUDIT_SEAL)
                .keySet()
                .iterator()
                .next();
    }

    private SealSecrets given(Optional<String> secret, Optional<String> other) {
        return new SealSecrets(new SealChain(new Secrets(secret, Optional.empty(), secret, other)), findings);
    }

    private static Seal seal(int number, Optional<String> secret) {
        return new Seal(number, 9, 1, 1_000_000L * number, "2-" + name(secret), null, "hash");
    }

    @Test
    void underOneSecretNothingIsSaid() {
        SealSecrets secrets = given(OLD, Optional.empty());

        assertThat(secrets.isGiven(new Seal(0, 0, 0, 0, "1", null, "hash"))).isTrue();
        assertThat(secrets.isGiven(seal(1, OLD))).isTrue();
        assertThat(secrets.facts()).isEmpty();
        assertThat(findings.isEmpty()).isTrue();
    }

    @Test
    void ofSeveralSecretsTheSealsOfEachAreTold() {
        SealSecrets secrets = given(NEW, OLD);
        List.of(seal(1, OLD), seal(2, OLD), seal(3, NEW), seal(4, OLD), seal(5, NEW))
                .forEach(seal -> assertThat(secrets.isGiven(seal)).isTrue());

        assertThat(secrets.facts())
                .containsExactly(
                        "Under another secret, " + name(OLD) + ": 3 seals, the newest is 4, of 1970-01-01T00:00:04Z.",
                        "Under INTAKE_SECRET, " + name(NEW) + ": 2 seals, the newest is 5, of 1970-01-01T00:00:05Z.");
        assertThat(findings.isEmpty()).isTrue();
    }

    @Test
    void theNewestSealIsUnderTheCurrentSecret() {
        SealSecrets secrets = given(NEW, OLD);

        secrets.conclude(new Seal(0, 0, 0, 0, "1", null, "hash"));
        secrets.conclude(seal(5, NEW));
        assertThat(findings.isEmpty()).isTrue();

        secrets.conclude(seal(6, OLD));
        assertThat(findings.lines())
                .singleElement()
                .asString()
                .startsWith("The newest seal, 6, is under the secret " + name(OLD) + " and not under INTAKE_SECRET:");
    }

    @Test
    void aMissingSecretIsNamedOnceAndItsSealsAreNotCalledForged() {
        SealSecrets secrets = given(NEW, Optional.empty());

        assertThat(secrets.isGiven(seal(7, OLD))).isFalse();
        assertThat(secrets.isGiven(seal(8, OLD))).isFalse();
        assertThat(secrets.isGiven(seal(9, NEW))).isTrue();
        assertThat(findings.lines())
                .singleElement()
                .asString()
                .startsWith("The secret " + name(OLD) + " is missing; seals from 7 on name it:"
                        + " put it into INTAKE_SECRET_OTHER.");
    }
}
