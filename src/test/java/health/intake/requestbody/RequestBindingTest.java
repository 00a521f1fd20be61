package health.intake.requestbody;

import static health.intake.requestbody.Bodies.body;
import static health.intake.requestbody.Bodies.problem;
import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBindingTest {

    record Groups(@RequiredWithout("slug") @MayBeBlank @Nullable String group, @MayBeBlank @Nullable String slug) {}

    record Strictest(
            @Size(max = 3, message = "too_long: is wrong")
                    @Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong")
                    @Nullable
                    String word) {}

    record Empty() {}

    @OptionalBody
    record Optional(@Nullable String word) {}

    record Unreadable(Thread thread) {}

    @Test
    void aRecordIsReadUnderItsPrintedNames() {
        assertThat(
                        read(
                                PersonRequest.class,
                                """
                        {"first_name": "Zoë", "sex": 2, "height": 168.5, "accepts_marketing": true}"""))
                .isEqualTo(new PersonRequest("Zoë", BigInteger.TWO, new BigDecimal("168.5"), true));
    }

    @Test
    void nullIsTheSameAsAbsent() {
        assertThat(read(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":null}"))
                .isEqualTo(read(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2}"));
        assertThat(violations(PersonRequest.class, "{\"first_name\":null}"))
                .containsExactly("first_name required", "sex required");
    }

    @Test
    void allViolationsComeAtOnceInTheOrderOfTheRecord() {
        assertThat(
                        violations(
                                PersonRequest.class,
                                """
                        {"zip": 1, "accepts_marketing": "yes", "id": "x", "height": "tall", "sex": 3, "a b": 1,
                         "first_name": "Maximilian", "created_at": null}"""))
                .containsExactly(
                        "first_name too_long",
                        "sex invalid_value",
                        "height wrong_type",
                        "accepts_marketing wrong_type",
                        "zip unknown_field",
                        "id read_only",
                        "? unknown_field",
                        "created_at read_only");
    }

    @Test
    void aStringThatMayBeBlankIsLeftToItsOwnConstraint() {
        assertThat(read(Groups.class, "{\"group\":\"\"}")).isEqualTo(new Groups("", null));
        assertThat(violations(Groups.class, "{\"group\":1}")).containsExactly("group wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"group\":null}", "{\"slug\":null}", "{\"group\":null,\"slug\":null}"})
    void aFieldIsRequiredWithoutTheOther(String body) {
        assertThat(violations(Groups.class, body)).containsExactly("group required");
    }

    @Test
    void aFieldIsNotRequiredBesideTheOther() {
        assertThat(read(Groups.class, "{\"slug\":\"a\"}")).isEqualTo(new Groups(null, "a"));
        assertThat(violations(Groups.class, "{\"slug\":1}")).containsExactly("slug wrong_type");
        assertThat(violations(Groups.class, "{\"group\":1}")).containsExactly("group wrong_type");
    }

    @Test
    void aFieldThatBreaksTwoRulesReportsTheGraver() {
        assertThat(violations(Strictest.class, "{\"word\":\"ABCD\"}")).containsExactly("word too_long");
    }

    @Test
    void noBodyIsMalformedUnlessNothingIsRequired() {
        assertThat(body(Optional.class, "").get()).isEqualTo(new Optional(null));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(body(Empty.class, "")::get)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_JSON));
    }

    @Test
    void anOptionalBodyThatIsSentIsReadAsStrictlyAsAnyOther() {
        assertThat(read(Optional.class, "{\"word\":\"a\"}")).isEqualTo(new Optional("a"));
        assertThat(violations(Optional.class, "{\"word\":1}")).containsExactly("word wrong_type");
        assertThat(problem(Optional.class, " ").type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void violationsAreHeldBackUntilTheValueIsRead() {
        RequestBody<PersonRequest> body = body(PersonRequest.class, "{}");

        assertThat(body.ifReadable()).isPresent();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(body::get);
    }

    @Test
    void aTypeWithoutJsonFormIsAnInternalError() {
        assertThatIllegalArgumentException().isThrownBy(() -> problem(Unreadable.class, "{}"));
    }
}
