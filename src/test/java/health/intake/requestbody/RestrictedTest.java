package health.intake.requestbody;

import static health.intake.requestbody.Bodies.body;
import static health.intake.requestbody.Bodies.problem;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restricted fields. */
class RestrictedTest {

    record Patient(
            @NotNull(message = "required: is wrong") String name,
            @Restricted(exceptElements = "patient") @MaxEntries(9) @Nullable List<String> roles,
            @Restricted @Nullable BigInteger emrId,
            @Restricted @Valid @Nullable Checks checks,
            @Restricted @MaxEntries(9) @Nullable List<String> groups) {}

    record Checks(@Nullable Boolean email) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Snake(@Restricted @Nullable String profileGroup) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Zoë\"}",
                "{\"name\":1,\"zip\":1}",
                "{\"roles\":null,\"emrId\":null,\"checks\":null,\"groups\":null}",
                "{\"roles\":[\"patient\"]}",
                "{\"roles\":[\"patient\",\"patient\"]}"
            })
    void unrestrictedFieldsAreNotRefused(String json) {
        assertThatCode(body(Patient.class, json)::refuseRestricted).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"\"", "\"x\"", "true", "false", "[]", "{}", "[null]"})
    void aFieldIsSetByWhateverIsNotNull(String given) {
        assertRefused("{\"emrId\":" + given + "}", "emrId");
        assertRefused("{\"checks\":" + given + "}", "checks");
        assertRefused("{\"groups\":" + given + "}", "groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null]",
                "[\"patient\",null]",
                "[\"patient\",\"nurse\"]",
                "[\"nurse\"]",
                "[\"Patient\"]",
                "[\"patient \"]",
                "[[\"patient\"]]",
                "[1]",
                "\"patient\"",
                "{\"patient\":\"patient\"}",
                "{}",
                "0",
                "false"
            })
    void onlyAListOfNothingButTheExceptionIsOpenToAll(String given) {
        assertRefused("{\"roles\":" + given + "}", "roles");
    }

    @Test
    void allAreNamedInTheOrderOfTheRecordAndNothingElseIs() {
        assertRefused(
                "{\"groups\":[\"x\"],\"secret\":\"Maria\",\"checks\":{\"foo\":1},\"name\":1,\"emrId\":7,\"roles\":[]}",
                "roles, emrId, checks, groups");
    }

    @Test
    void namesAreThoseThatArePrinted() {
        assertThat(problem(body(Snake.class, "{\"profile_group\":\"x\"}")::refuseRestricted)
                        .detail())
                .isEqualTo("These fields can only be set with an API key: profile_group.");
    }

    @Test
    void restrictedFieldsAreValidatedForPermittedClients() {
        assertThat(violations(Patient.class, "{\"groups\":1,\"checks\":{\"foo\":1},\"emrId\":\"7\"}"))
                .containsExactly("name required", "emrId wrong_type", "groups wrong_type", "checks.foo unknown_field");
    }

    @Test
    void aBodyThatCannotBeReadIsMalformedWhateverIsRestricted() {
        assertThat(problem(body(Patient.class, "{\"emrId\":7,\"emrId\":7}")::refuseRestricted)
                        .type())
                .isEqualTo(ProblemType.MALFORMED_JSON);
        assertThat(problem(
                                RequestBody.unreadable(new ProblemException(ProblemType.PAYLOAD_TOO_LARGE))
                                        ::refuseRestricted)
                        .type())
                .isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void aValueOfTheProgramIsNeverRefused() {
        assertThatCode(RequestBody.of(new Snake("x"))::refuseRestricted).doesNotThrowAnyException();
    }

    private static void assertRefused(String json, String names) {
        ProblemException problem = problem(body(Patient.class, json)::refuseRestricted);

        assertThat(problem.type()).isEqualTo(ProblemType.FIELD_NOT_ALLOWED);
        assertThat(problem.detail()).isEqualTo("These fields can only be set with an API key: " + names + ".");
        assertThat(problem.violations()).isEmpty();
    }
}
