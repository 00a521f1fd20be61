package health.intake.requestbody;

import static health.intake.requestbody.Bodies.body;
import static health.intake.requestbody.Bodies.problem;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import jakarta.validation.constraints.Pattern;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that a request does not have, and those that only the service sets. */
class UnexpectedFieldsTest {

    record Empty() {}

    record TwoLists(
            @MaxEntries(60) @Nullable
                    List<@Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String> words,
            @MaxEntries(60) @Nullable List<BigInteger> numbers) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a, a",
                "A-Z_9, A-Z_9",
                "firstName, firstName",
                "First_Name, First_Name",
                "a b, ?",
                "é, ?",
                "``, ?",
                "a.b, ?",
                "x[0], ?",
                "<b>, ?"
            })
    void onlyAHarmlessNameOfAnUnknownFieldIsRepeated(String name, String shown) {
        assertThat(violations(Empty.class, "{\"" + name + "\":1}")).containsExactly(shown + " unknown_field");
    }

    @Test
    void aNameOf64CharactersIsRepeatedAndALongerOneIsNot() {
        assertThat(violations(Empty.class, "{\"" + "a".repeat(64) + "\":1,\"" + "b".repeat(65) + "\":1}"))
                .containsExactly("a".repeat(64) + " unknown_field", "? unknown_field");
        assertThat(violations(Empty.class, "{\"" + "c".repeat(60_000) + "\":1}"))
                .containsExactly("? unknown_field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIRST_NAME", "firstName"})
    void aNameInAnotherSpellingIsUnknown(String name) {
        assertThat(violations(PersonRequest.class, "{\"sex\":2,\"" + name + "\":\"Zoë\"}"))
                .containsExactly("first_name required", name + " unknown_field");
    }

    @Test
    void anUnknownOrReadOnlyFieldIsAViolationEvenWhenNull() {
        assertThat(violations(PersonRequest.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"zip\":null,\"id\":null}"))
                .containsExactly("zip unknown_field", "id read_only");
    }

    @Test
    void readOnlyFieldsMayHaveTheirCurrentValues() {
        RequestBody<PersonRequest> body =
                body(PersonRequest.class, "{\"first_name\":\"Eva\",\"sex\":1,\"id\":\"7\",\"created_at\":null}");

        assertThat(body.get(value -> List.of(), (field, given) -> given.is(field.equals("id") ? "7" : null))
                        .firstName())
                .isEqualTo("Eva");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.get(value -> List.of(), (field, given) -> field.equals("id")))
                .satisfies(problem ->
                        assertThat(problem.violations()).containsExactly(new Violation("created_at", Rules.READ_ONLY)));
        RequestBody<PersonRequest> other = body(PersonRequest.class, "{\"first_name\":\"Eva\",\"sex\":1,\"id\":7}");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> other.get(value -> List.of(), (field, given) -> true));
    }

    @Test
    void ofManyUnknownFieldsTheFirst100AreToldAndTheOthersCounted() {
        ProblemException problem =
                problem(PersonRequest.class, "{\"sex\":1,\"first_name\":\"Eva\",\"x1\":1," + unknown(5_000) + "}");

        assertThat(problem.violations()).hasSize(100);
        assertThat(problem.violations().get(0).field()).isEqualTo("x1");
        assertThat(problem.violations().get(99).field()).isEqualTo("u98");
        assertThat(problem.detail()).endsWith(" (99 more, and at least 4901 more beyond the first 100)");
    }

    @Test
    void atMost100AreNamedAsAll() {
        assertThat(problem(PersonRequest.class, "{\"first_name\":\"Eva\"," + unknown(99) + "}")
                        .detail())
                .endsWith(" (99 more)");
        assertThat(problem(PersonRequest.class, "{\"first_name\":\"Eva\"," + unknown(100) + "}")
                        .detail())
                .contains("at least 1 more");
    }

    @Test
    void theFirst100AreThoseOfTheOrderWhicheverWasFoundFirst() {
        String words = "\"A\",".repeat(59) + "\"A\"";

        ProblemException problem = problem(
                TwoLists.class, "{\"u\":1,\"numbers\":[" + words + "],\"words\":[" + words + "]," + unknown(10) + "}");

        assertThat(problem.violations()).hasSize(100);
        assertThat(problem.violations().get(59).field()).isEqualTo("words[59]");
        assertThat(problem.violations().get(60).field()).isEqualTo("numbers[0]");
        assertThat(problem.violations().get(99).field()).isEqualTo("numbers[39]");
        assertThat(problem.detail()).contains("at least 31 more");
    }

    @Test
    void currentValuesBehindManyUnknownFieldsAreNeitherToldNorCounted() {
        RequestBody<PersonRequest> body = body(
                PersonRequest.class,
                "{\"first_name\":\"Eva\",\"sex\":1," + unknown(150) + ",\"id\":\"7\",\"created_at\":null}");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.get(value -> List.of(), (field, given) -> true))
                .satisfies(problem -> assertThat(problem.detail()).contains("at least 50 more"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(body::get)
                .satisfies(problem -> assertThat(problem.detail()).contains("at least 52 more"));
    }

    private static String unknown(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"u" + i + "\":1").collect(Collectors.joining(","));
    }
}
