package health.intake.requestbody;

import static health.intake.requestbody.Bodies.body;
import static health.intake.requestbody.Bodies.problem;
import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBindingTest {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @ReadOnlyFields({"id", "created_at"})
    record Person(
            @NotNull(message = "required: is wrong") @Size(max = 5, message = "too_long: is wrong") String firstName,
            @NotNull(message = "required: is wrong")
                    @Min(value = 1, message = "invalid_value: is wrong")
                    @Max(value = 2, message = "invalid_value: is wrong")
                    BigInteger sex,
            @Nullable BigDecimal height,
            @Nullable Boolean acceptsMarketing) {}

    record Groups(@RequiredWithout("slug") @MayBeBlank @Nullable String group, @MayBeBlank @Nullable String slug) {}

    record Lists(
            @MaxEntries(2) @Nullable
                    List<
                                    @NotNull(message = "wrong_type: is wrong")
                                    @Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String>
                            words,
            @MaxEntries(9) @Nullable List<BigInteger> numbers) {}

    record LongList(
            @MaxEntries(12) @Nullable
                    List<@Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String> words) {}

    record TwoLists(
            @MaxEntries(60) @Nullable
                    List<@Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String> words,
            @MaxEntries(60) @Nullable List<BigInteger> numbers) {}

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
                                Person.class,
                                """
                        {"first_name": "Zoë", "sex": 2, "height": 168.5, "accepts_marketing": true}"""))
                .isEqualTo(new Person("Zoë", BigInteger.TWO, new BigDecimal("168.5"), true));
    }

    @Test
    void nullIsTheSameAsAbsent() {
        assertThat(read(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":null}"))
                .isEqualTo(read(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2}"));
        assertThat(violations(Person.class, "{\"first_name\":null}"))
                .containsExactly("first_name required", "sex required");
    }

    @Test
    void allViolationsComeAtOnceInTheOrderOfTheRecord() {
        assertThat(
                        violations(
                                Person.class,
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
        assertThat(violations(Person.class, "{\"first_name\":\"Zoë\",\"sex\":" + number + "}"))
                .containsExactly("sex wrong_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "3", "9", "-1", "4294967297", "4294967298", "18446744073709551617", "-4294967295"})
    void anIntegerThatIsNotOneOfTheValuesIsAnInvalidValue(String number) {
        assertThat(violations(Person.class, "{\"first_name\":\"Zoë\",\"sex\":" + number + "}"))
                .containsExactly("sex invalid_value");
    }

    @ParameterizedTest
    @CsvSource({"168, 168", "168.5, 168.5", "1.685e2, 168.5", "16850E-2, 168.50", "-0, 0", "1e400, 1e400", "1e-3, 0.001"
    })
    void aDecimalMayUseAnyNotation(String given, BigDecimal value) {
        Person person = read(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":" + given + "}");

        assertThat(person.height()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"168\"", "[168]", "true", "{}", "\"\""})
    void anythingElseIsNoDecimal(String given) {
        assertThat(violations(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"height\":" + given + "}"))
                .containsExactly("height wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "[]", "[\"Zoë\"]", "{}"})
    void anythingElseIsNoString(String given) {
        assertThat(violations(Person.class, "{\"sex\":2,\"first_name\":" + given + "}"))
                .containsExactly("first_name wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"true\"", "[]", "{}"})
    void anythingElseIsNoBoolean(String given) {
        assertThat(violations(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"accepts_marketing\":" + given + "}"))
                .containsExactly("accepts_marketing wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u2003\u3000", "\u2028"})
    void anEmptyOrBlankStringIsTooShort(String given) {
        assertThat(violations(Person.class, "{\"sex\":2,\"first_name\":\"" + given + "\"}"))
                .containsExactly("first_name too_short");
    }

    @Test
    void aStringThatMayBeBlankIsLeftToItsOwnJudge() {
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
        assertThat(violations(Person.class, "{\"sex\":2,\"" + name + "\":\"Zoë\"}"))
                .containsExactly("first_name required", name + " unknown_field");
    }

    @Test
    void anUnknownOrReadOnlyFieldIsOneEvenWhenNull() {
        assertThat(violations(Person.class, "{\"first_name\":\"Zoë\",\"sex\":2,\"zip\":null,\"id\":null}"))
                .containsExactly("zip unknown_field", "id read_only");
    }

    @Test
    void elementsOfListsAreNamedByTheirIndex() {
        assertThat(violations(Lists.class, "{\"words\":[\"a\",\"B\"],\"numbers\":[1,2.5,\"3\"]}"))
                .containsExactly("words[1] invalid_format", "numbers[1] wrong_type", "numbers[2] wrong_type");
    }

    @Test
    void allThatIsWrongWithAListIsReportedTogether() {
        assertThat(violations(Lists.class, "{\"words\":[\"B\",1,\"a\",null,\"\"]}"))
                .containsExactly("words too_long", "words[0] invalid_format", "words[1] wrong_type");
    }

    @Test
    void elementsAreReportedInTheOrderOfTheList() {
        String words = "\"a\",".repeat(2) + "\"B\"," + "\"a\",".repeat(6) + "\"B\",\"B\"," + "\"a\"";

        assertThat(violations(LongList.class, "{\"words\":[" + words + "]}"))
                .containsExactly("words[2] invalid_format", "words[9] invalid_format", "words[10] invalid_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "{}", "1", "true"})
    void anythingElseIsNoList(String given) {
        assertThat(violations(Lists.class, "{\"words\":" + given + "}")).containsExactly("words wrong_type");
    }

    @Test
    void aFieldWithTwoFaultsReportsTheGraver() {
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
    void anOptionalBodyThatIsThereIsReadAsStrictlyAsAnyOther() {
        assertThat(read(Optional.class, "{\"word\":\"a\"}")).isEqualTo(new Optional("a"));
        assertThat(violations(Optional.class, "{\"word\":1}")).containsExactly("word wrong_type");
        assertThat(problem(Optional.class, " ").type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void readOnlyFieldsMayHaveTheirCurrentValues() {
        RequestBody<Person> body =
                body(Person.class, "{\"first_name\":\"Eva\",\"sex\":1,\"id\":\"7\",\"created_at\":null}");

        assertThat(body.get(
                                value -> List.of(),
                                (field, given) -> given.equals(
                                        field.equals("id") ? java.util.Optional.of("7") : java.util.Optional.empty()))
                        .firstName())
                .isEqualTo("Eva");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.get(value -> List.of(), (field, given) -> field.equals("id")))
                .satisfies(problem ->
                        assertThat(problem.violations()).containsExactly(new Violation("created_at", Rules.READ_ONLY)));
        RequestBody<Person> other = body(Person.class, "{\"first_name\":\"Eva\",\"sex\":1,\"id\":7}");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> other.get(value -> List.of(), (field, given) -> true));
    }

    @Test
    void violationsAreHeldBackUntilTheValueIsRead() {
        RequestBody<Person> body = body(Person.class, "{}");

        assertThat(body.ifReadable()).isPresent();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(body::get);
    }

    @Test
    void ofManyUnknownFieldsTheFirst100AreToldAndTheOthersCounted() {
        ProblemException problem =
                problem(Person.class, "{\"sex\":1,\"first_name\":\"Eva\",\"x1\":1," + unknown(5_000) + "}");

        assertThat(problem.violations()).hasSize(100);
        assertThat(problem.violations().get(0).field()).isEqualTo("x1");
        assertThat(problem.violations().get(99).field()).isEqualTo("u98");
        assertThat(problem.detail())
                .contains("the first 100", "at least 4901 more")
                .doesNotContain("all of them");
    }

    @Test
    void atMost100AreNamedAsAll() {
        assertThat(problem(Person.class, "{\"first_name\":\"Eva\"," + unknown(99) + "}")
                        .detail())
                .contains("all of them");
        assertThat(problem(Person.class, "{\"first_name\":\"Eva\"," + unknown(100) + "}")
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
        RequestBody<Person> body = body(
                Person.class,
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

    @Test
    void aTypeWithoutJsonFormIsAFaultOfTheProgram() {
        assertThatIllegalArgumentException().isThrownBy(() -> problem(Unreadable.class, "{}"));
    }
}
