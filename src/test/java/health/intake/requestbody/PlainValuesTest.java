package health.intake.requestbody;

import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings, numbers and booleans. */
class PlainValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e0",
                "1E0",
                "1.5",
                "\"2\"",
                "\"\"",
                "[2]",
                "{}",
                "{\"a\":2}",
                "true",
                "2.0",
                "1e400",
                "-0.0",
                "20e-1"
            })
    void noFractionExponentOrOtherKindIsAnInteger(String number) {
        assertThat(violations(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":" + number + "}"))
                .containsExactly("sex wrong_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "3", "9", "-1", "4294967297", "4294967298", "18446744073709551617", "-4294967295"})
    void anIntegerThatIsNotOneOfTheValuesIsAnInvalidValue(String number) {
        assertThat(violations(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":" + number + "}"))
                .containsExactly("sex invalid_value");
    }

    @ParameterizedTest
    @CsvSource({"168, 168", "168.5, 168.5", "1.685e2, 168.5", "16850E-2, 168.50", "-0, 0", "1e400, 1e400", "1e-3, 0.001"
    })
    void aDecimalMayUseAnyNotation(String given, BigDecimal value) {
        PersonRequest person = read(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":" + given + "}");

        assertThat(person.height()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"168\"", "[168]", "true", "{}", "\"\""})
    void anythingElseIsNoDecimal(String given) {
        assertThat(violations(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":" + given + "}"))
                .containsExactly("height wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "[]", "[\"Zoë\"]", "{}"})
    void anythingElseIsNoString(String given) {
        assertThat(violations(PersonRequest.class, "{\"sex\":2,\"first_name\":" + given + "}"))
                .containsExactly("first_name wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"true\"", "[]", "{}"})
    void anythingElseIsNoBoolean(String given) {
        assertThat(violations(
                        PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"accepts_marketing\":" + given + "}"))
                .containsExactly("accepts_marketing wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u2003\u3000", "\u2028"})
    void anEmptyOrBlankStringIsTooShort(String given) {
        assertThat(violations(PersonRequest.class, "{\"sex\":2,\"first_name\":\"" + given + "\"}"))
                .containsExactly("first_name too_short");
    }
}
