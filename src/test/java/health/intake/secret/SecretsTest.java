package health.intake.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final String FIRST = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String THIRD =
            Base64.getEncoder().encodeToString("y".repeat(32).getBytes());
    private static final String OTHER =
            Base64.getEncoder().encodeToString("x".repeat(32).getBytes());

    @Test
    void keyIsHashedUnderThePepper() {
        String key = "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif";
        // worked out with another implementation (Python's hmac)
        assertThat(new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(OTHER)).keyHash(key))
                .isEqualTo(HexFormat.of().parseHex("00b5fed4d3e1392d9c4756bb695f7f56f1982afda6aea3f50f3ed0967de3c9c6"));
        assertThat(new Secrets(Optional.of(OTHER), Optional.empty(), Optional.of(FIRST)).keyHash(key))
                .isEqualTo(HexFormat.of().parseHex("593dcf5e04405fac1da73252746d723a6d1dc51c7bf7e8cce995f5b98c318f09"));
    }

    @Test
    void thereMayBeAnotherPepper() {
        String key = "intake_test_0123";
        Secrets replaced = new Secrets(Optional.of(OTHER), Optional.of(FIRST), Optional.of(FIRST));

        assertThat(replaced.otherKeyHash(key))
                .hasValue(new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(FIRST)).keyHash(key));
        assertThat(new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(FIRST)).otherKeyHash(key))
                .isEmpty();
        assertThatThrownBy(() -> new Secrets(Optional.of(FIRST), Optional.of("c2hvcnQ="), Optional.of(FIRST)))
                .hasMessageContaining("INTAKE_KEY_PEPPER_OTHER");
    }

    @Test
    void subkeysDependOnPurposeAndSecretAlone() {
        Secrets secrets = new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(OTHER));
        // worked out with another implementation (Python's hmac)
        assertThat(secrets.subkey(Purpose.LIST_CURSOR))
                .hasSize(32)
                .isEqualTo(HexFormat.of().parseHex("e968734128fe8198a5f66edcf8cb31127858944c4187d1073c9bbb74f9018b9c"));
        assertThat(secrets.subkey(Purpose.LIST_CURSOR)).isNotEqualTo(secrets.subkey(Purpose.EMAIL_INDEX));
        assertThat(new Secrets(Optional.of(OTHER), Optional.empty(), Optional.of(OTHER)).subkey(Purpose.LIST_CURSOR))
                .isEqualTo(secrets.subkey(Purpose.LIST_CURSOR));
        assertThat(secrets.hmac(Purpose.LIST_CURSOR).of("x"))
                .isEqualTo(new Hmac(secrets.subkey(Purpose.LIST_CURSOR)).of("x"));
    }

    @Test
    void theWordsOfAPurposeNeverChange() {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::words))
                .containsExactlyInAnyOrder(
                        "audit-entry",
                        "audit-seal",
                        "idempotency record",
                        "list cursor",
                        "email-index",
                        "rate-limit",
                        "receipt",
                        "name");
    }

    @Test
    void ofSeveralSecretsTheFirstIsCurrentAndEachHasItsName() {
        Optional<String> others = Optional.of(FIRST + ", " + THIRD + "," + OTHER);
        Secrets secrets = new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(OTHER), others);

        Map<String, Hmac> hmacs = secrets.hmacs(Purpose.AUDIT_SEAL);

        assertThat(hmacs).hasSize(3);
        assertThat(hmacs.keySet())
                .allMatch(name -> name.matches("[0-9a-f]{8}"))
                .first()
                .isEqualTo("27701202");
        int place = 0;
        for (Hmac hmac : hmacs.values()) {
            Optional<String> secret = Optional.of(List.of(OTHER, FIRST, THIRD).get(place++));
            Secrets alone = new Secrets(Optional.of(FIRST), Optional.empty(), secret);
            assertThat(hmac.of("x")).isEqualTo(alone.hmac(Purpose.AUDIT_SEAL).of("x"));
        }
        assertThat(secrets.hmac(Purpose.AUDIT_SEAL).of("x"))
                .isEqualTo(hmacs.values().iterator().next().of("x"));
    }

    @Test
    void eachOtherSecretMustBeOne() {
        assertThat(Secrets.areSecrets(FIRST)).isTrue();
        assertThat(Secrets.areSecrets(FIRST + " , " + OTHER)).isTrue();
        for (String wrong : List.of("", ",", FIRST + ",", FIRST + ",c2hvcnQ=", "," + FIRST)) {
            assertThat(Secrets.areSecrets(wrong)).as(wrong).isFalse();
        }
        assertThatThrownBy(() -> new Secrets(
                        Optional.of(FIRST), Optional.empty(), Optional.of(FIRST), Optional.of(OTHER + ",c2hvcnQ=")))
                .hasMessageContaining("INTAKE_SECRET_OTHER");
    }

    @ParameterizedTest
    @CsvSource({
        ", is not set",
        "'', is too short",
        "c2hvcnQ=, is too short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==, is too short",
        "not?base64, is not base 64",
        "' AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', is not base 64"
    })
    void unusableSettingIsNamedWithoutItsValue(String value, String fault) {
        assertThatThrownBy(() -> new Secrets(Optional.ofNullable(value), Optional.empty(), Optional.of(FIRST)))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessage("Setting intake.key.pepper (environment variable INTAKE_KEY_PEPPER) " + fault
                        + ": it needs at least 32 bytes in base 64");
        assertThatThrownBy(() -> new Secrets(Optional.of(FIRST), Optional.empty(), Optional.ofNullable(value)))
                .hasMessage("Setting intake.secret (environment variable INTAKE_SECRET) " + fault
                        + ": it needs at least 32 bytes in base 64");
    }

    @Test
    void toStringShowsNothing() {
        assertThat(new Secrets(Optional.of(FIRST), Optional.empty(), Optional.of(OTHER)))
                .hasToString("Secrets[masked]");
    }
}
