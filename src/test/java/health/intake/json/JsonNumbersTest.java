package health.intake.json;

import static health.intake.json.Documents.assertMalformed;
import static health.intake.json.Documents.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of any size and notation that JSON has. */
class JsonNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity", "INF", "-INF"})
    void numbersThatJsonDoesNotHaveAreRefused(String number) {
        assertMalformed("{\"a\":" + number + "}");
    }

    @Test
    void numbersKeepTheirValueAndForm() {
        ObjectNode numbers = parse("{\"a\":1.0,\"b\":1e0,\"c\":4294967297,\"d\":1e400,\"e\":-0,\"f\":168.500}");

        assertThat(numbers.get("a").isIntegralNumber()).isFalse();
        assertThat(numbers.get("b").isIntegralNumber()).isFalse();
        assertThat(numbers.get("c").bigIntegerValue()).isEqualTo(4_294_967_297L);
        assertThat(numbers.get("d").decimalValue()).isEqualTo(new BigDecimal("1e400"));
        assertThat(numbers.get("e").bigIntegerValue()).isZero();
        assertThat(numbers.get("f").decimalValue()).isEqualByComparingTo("168.5");
    }

    @ParameterizedTest
    @CsvSource({"'',9,''", "-,9,''", "16.,0,''", "-16,0,''", "'',1,e2", "1,9,.5E-10"})
    void aNumberHasAtMost100Digits(String start, String digit, @Nullable String end) {
        String fixed = start + (end == null ? "" : end);
        int digits = 100 - fixed.replaceAll("[^0-9]", "").length();
        String rest = end == null ? "" : end;

        assertThat(parse("{\"a\":" + start + digit.repeat(digits) + rest + "}")
                        .get("a")
                        .isNumber())
                .isTrue();
        assertMalformed("{\"a\":" + start + digit.repeat(digits + 1) + rest + "}");
        assertMalformed("{\"a\":[" + start + digit.repeat(60_000) + rest + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "1e2147483648, 1",
        "1e99999999999, 1",
        "-1E+99999999999, -1",
        "1e-99999999999, 1",
        "123.456e-2147483649, 1",
        "0e99999999999, 0"
    })
    void anExponentOfAnyLengthIsRead(String number, int sign) {
        BigDecimal value = parse("{\"a\":" + number + "}").get("a").decimalValue();

        assertThat(value.signum()).isEqualTo(sign);
        if (sign != 0) {
            boolean tiny = number.contains("e-");
            assertThat(value.abs().compareTo(BigDecimal.ONE)).isEqualTo(tiny ? -1 : 1);
        }
    }
}
