package health.intake.requestbody;

import static health.intake.requestbody.Bodies.problem;
import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints that name the allowed values. */
class ValueConstraintsTest {

    record Limits(
            @IntegerBetween(min = -1, max = 30) @Nullable BigInteger days,
            @OneOf({"low", "High"}) @Nullable String exact,
            @OneOf(
                            value = {"low", "High"},
                            anyCase = true)
                    @Nullable
                    String loose) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"days\":-1}", "{\"days\":0}", "{\"days\":30}", "{\"days\":null}"})
    void integerMayBeEitherEndOfItsRange(String body) {
        assertThat(read(Limits.class, body)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "31", "18446744073709551616", "-18446744073709551616"})
    void integerBeyondItsRangeIsAViolation(String days) {
        assertThat(violations(Limits.class, "{\"days\":" + days + "}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"exact\":\"low\"}", "{\"exact\":\"High\"}", "{\"loose\":\"LOW\"}", "{\"loose\":\"hIGH\"}"})
    void oneOfTheTextsIsValid(String body) {
        assertThat(read(Limits.class, body)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"exact\":\"LOW\"}", "{\"exact\":\"high\"}", "{\"exact\":\"lo\"}", "{\"loose\":\"higher\"}"})
    void anyOtherTextIsAViolation(String body) {
        assertThat(violations(Limits.class, body)).hasSize(1);
    }

    @Test
    void violationNamesTheAllowedTexts() {
        assertThat(problem(Limits.class, "{\"exact\":\"x\"}")
                        .violations()
                        .get(0)
                        .rule())
                .isEqualTo(Rule.of(Rules.ONE_OF).where("values", "low, High"));
    }
}
