package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.KeyId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLimitsTest {

    private static final KeyId ONE = new KeyId(UUID.fromString("0190aaaa-0000-7000-8000-000000000001"));
    private static final KeyId TWO = new KeyId(UUID.fromString("0190aaaa-0000-7000-8000-000000000002"));
    private static final KeyId OTHER = new KeyId(UUID.fromString("0190aaaa-0000-7000-8000-000000000003"));

    @Test
    void aKeyMayHaveNoLimit() {
        KeyLimits limits = KeyLimits.parse("none", " ").orElseThrow();

        assertThat(limits.of(ONE)).isEmpty();
        assertThat(limits.of(null)).isEmpty();
    }

    @Test
    void aKeyMayHaveAnotherLimitThanAllOrNone() {
        KeyLimits limits = KeyLimits.parse(
                        "600", ONE + "=5, " + TWO.toString().toUpperCase(java.util.Locale.ROOT) + " = none")
                .orElseThrow();

        assertThat(limits.of(ONE)).contains(new Limit("key", 5));
        assertThat(limits.of(TWO)).isEmpty();
        assertThat(limits.of(OTHER)).contains(Limit.ofEachNode("key", 600));
        assertThat(limits.of(null)).contains(Limit.ofEachNode("key", 600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "=5",
                "0190aaaa-0000-7000-8000-000000000001",
                "0190aaaa-0000-7000-8000-000000000001=",
                "0190aaaa-0000-7000-8000-000000000001=0",
                "0190aaaa-0000-7000-8000-000000000001=-1",
                "0190aaaa-0000-7000-8000-000000000001=many",
                "0190aaaa-0000-7000-8000-00000000000-=5",
                "0190aaaa-0000-7000-8000-000000000001=5,",
                "0190aaaa-0000-7000-8000-000000000001=5;0190aaaa-0000-7000-8000-000000000002=6",
            })
    void malformedPairIsRefused(String text) {
        assertThat(KeyLimits.parse("none", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "1.5", "2147483648"})
    void malformedNumberIsRefused(String text) {
        assertThat(KeyLimits.parse(text, "")).isEmpty();
    }
}
