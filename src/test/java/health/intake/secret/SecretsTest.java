package health.intake.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("x".repeat(32).getBytes());

    @Test
    void keyIsHashedUnderThePepper() {
        KeySecret key = KeySecret.parse("intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif")
                .orElseThrow();
        // worked out with another implementation (Python's hmac)
        assertThat(new Secrets(Optional.of(GOOD), Optional.empty(), Optional.of(OTHER)).keyHash(key))
                .isEqualTo(HexFormat.of().parseHex("00b5fed4d3e1392d9c4756bb695f7f56f1982afda6aea3f50f3ed0967de3c9c6"));
        assertThat(new Secrets(Optional.of(OTHER), Optional.empty(), Optional.of(GOOD)).keyHash(key))
                .isEqualTo(HexFormat.of().parseHex("593dcf5e04405fac1da73252746d723a6d1dc51c7bf7e8cce995f5b98c318f09"));
    }

    @Test
    void thereMayBeAnotherPepper() {
        KeySecret key = KeySecret.generate(Environment.TEST);
        Secrets replaced = new Secrets(Optional.of(OTHER), Optional.of(GOOD), Optional.of(GOOD));

        assertThat(replaced.otherKeyHash(key))
                .hasValue(new Secrets(Optional.of(GOOD), Optional.empty(), Optional.of(GOOD)).keyHash(key));
        assertThat(new Secrets(Optional.of(GOOD), Optional.empty(), Optional.of(GOOD)).otherKeyHash(key))
                .isEmpty();
        assertThatThrownBy(() -> new Secrets(Optional.of(GOOD), Optional.of("c2hvcnQ="), Optional.of(GOOD)))
                .hasMessageContaining("INTAKE_KEY_PEPPER_OTHER");
    }

    @Test
    void subkeysDependOnPurposeAndSecretAlone() {
        Secrets secrets = new Secrets(Optional.of(GOOD), Optional.empty(), Optional.of(OTHER));
        assertThat(secrets.subkey("cursor"))
                .hasSize(32)
                .isEqualTo(HexFormat.of().parseHex("6f88639ae52dcd7189b8061a51b28df49b71261a70713e2fcae9820855cbf3af"));
        assertThat(secrets.subkey("cursor")).isNotEqualTo(secrets.subkey("e-mail index"));
        assertThat(new Secrets(Optional.of(OTHER), Optional.empty(), Optional.of(OTHER)).subkey("cursor"))
                .isEqualTo(secrets.subkey("cursor"));
        assertThat(secrets.hmac("cursor").of("x")).isEqualTo(new Hmac(secrets.subkey("cursor")).of("x"));
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
        assertThatThrownBy(() -> new Secrets(Optional.ofNullable(value), Optional.empty(), Optional.of(GOOD)))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessage("Setting intake.key.pepper (environment variable INTAKE_KEY_PEPPER) " + fault
                        + ": it needs at least 32 bytes in base 64");
        assertThatThrownBy(() -> new Secrets(Optional.of(GOOD), Optional.empty(), Optional.ofNullable(value)))
                .hasMessage("Setting intake.secret (environment variable INTAKE_SECRET) " + fault
                        + ": it needs at least 32 bytes in base 64");
    }

    @Test
    void toStringShowsNothing() {
        assertThat(new Secrets(Optional.of(GOOD), Optional.empty(), Optional.of(OTHER)))
                .hasToString("Secrets[masked]");
    }
}
