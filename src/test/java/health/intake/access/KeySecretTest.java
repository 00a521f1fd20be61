package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {

    @ParameterizedTest
    @EnumSource(Environment.class)
    void generatedKeyHasTheDocumentedFormAndIsReadBack(Environment environment) {
        KeySecret key = KeySecret.generate(environment);
        assertThat(key.text()).matches("intake_" + environment.code() + "_[0-9A-Za-z]{36}");
        assertThat(key.environment()).isEqualTo(environment);
        assertThat(key.prefix()).isEqualTo(key.text().substring(0, 18));
        assertThat(KeySecret.parse(key.text())).hasValueSatisfying(read -> {
            assertThat(read.text()).isEqualTo(key.text());
            assertThat(read.environment()).isEqualTo(environment);
        });
    }

    @Test
    void generatedKeysDifferAndUseTheWholeAlphabet() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(KeySecret.generate(Environment.LIVE).text());
        }
        assertThat(keys).hasSize(1000);
        assertThat(keys.stream()
                        .flatMapToInt(key -> key.substring(12, 42).chars())
                        .boxed()
                        .collect(Collectors.toSet()))
                .hasSize(62);
    }

    /** Checksums worked out with another implementation of CRC-32 (zlib). */
    @ParameterizedTest
    @CsvSource({
        "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif, LIVE, intake_live_012345",
        "intake_test_abcdefghijklmnopqrstuvwxyz012300I3DN, TEST, intake_test_abcdef",
        "intake_live_00000000000000000000000007824800027P, LIVE, intake_live_000000"
    })
    void checksumIsCrc32InBase62PaddedWithZeros(String text, Environment environment, String prefix) {
        assertThat(KeySecret.parse(text)).hasValueSatisfying(key -> {
            assertThat(key.environment()).isEqualTo(environment);
            assertThat(key.prefix()).isEqualTo(prefix);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "intake_live_",
                "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif0",
                " intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif",
                "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif ",
                "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEi",
                "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEi0",
                "intake_prod_0123456789ABCDEFGHIJKLMNOPQRST1V2LhH",
                "INTAKE_LIVE_0123456789ABCDEFGHIJKLMNOPQRST3AyZCE",
                "intake_live_0123456789ABCDEFGHIJKLMNOPQRS-3EDqK1"
            })
    void otherTextIsNoKey(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
    }

    @Test
    void everySingleSlipAndSwapIsFound() {
        String key = "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif";
        for (int i = 0; i < key.length(); i++) {
            for (char other : "0Aaz9Z_-é".toCharArray()) {
                if (key.charAt(i) != other) {
                    assertThat(KeySecret.parse(key.substring(0, i) + other + key.substring(i + 1)))
                            .isEmpty();
                }
            }
            if (i > 0 && key.charAt(i) != key.charAt(i - 1)) {
                String swapped = key.substring(0, i - 1) + key.charAt(i) + key.charAt(i - 1) + key.substring(i + 1);
                assertThat(KeySecret.parse(swapped)).isEmpty();
            }
        }
    }

    @Test
    void toStringShowsThePrefixOnly() {
        KeySecret key = KeySecret.generate(Environment.LIVE);
        assertThat(key.toString())
                .contains(key.prefix())
                .doesNotContain(key.text().substring(18));
        assertThat(key.toString()).doesNotContain(key.text().substring(0, 19));
    }
}
