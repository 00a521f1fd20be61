package health.intake.requestbody;

import static health.intake.requestbody.Bodies.body;
import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects within a body, such as the health card of a patient. */
class NestedRecordsTest {

    record Card(
            @NotNull(message = "required: is wrong") @MaxCodePoints(4) String number,
            @MaxCodePoints(6) @Nullable String issuer,
            @Nullable BigInteger version,
            @MaxEntries(12) @Nullable
                    List<@Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String> tags) {}

    record Patient(
            @NotNull(message = "required: is wrong") String name,
            @Valid @Nullable Card hcCard,
            @Nullable Boolean hasInsurance,
            @Valid @Nullable Checks checks) {}

    record Checks(@Nullable Boolean email, @Nullable Boolean phone) {}

    record Insured(@NotNull(message = "required: is wrong") @Valid Card card) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SnakeOutside(@Valid @Nullable CamelInside homeAddress) {}

    record CamelInside(@NotNull(message = "required: is wrong") @Valid SnakeInside streetAndTown) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @ReadOnlyFields("house_id")
    record SnakeInside(
            @NotNull(message = "required: is wrong") @Size(max = 3, message = "too_long: is wrong") String postCode) {}

    record Choice(@Valid @Nullable Either either) {}

    record Either(@RequiredWithout("slug") @Nullable String id, @Nullable String slug) {}

    record Patch(Change<String> name, @Valid @Nullable PatchInside inside) {}

    record PatchInside(Change<String> name) {}

    record WithoutValid(@Nullable Card card) {}

    record RestrictedWithin(@Valid @Nullable Hidden hidden) {}

    record Hidden(@Restricted @Nullable String field) {}

    record ListOfRecords(@MaxEntries(9) @Nullable List<@Valid Card> cards) {}

    @Test
    void anObjectWithinIsReadAsARecord() {
        assertThat(
                        read(
                                Patient.class,
                                """
                        {"name": "Zoë", "hcCard": {"number": "1", "issuer": "ON", "version": 2, "tags": ["a", "b"]},
                         "checks": {"phone": true, "email": null}}"""))
                .isEqualTo(new Patient(
                        "Zoë", new Card("1", "ON", BigInteger.TWO, List.of("a", "b")), null, new Checks(null, true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"Zoë\"}", "{\"name\":\"Zoë\",\"hcCard\":null,\"checks\":null}"})
    void absentObjectWithinHasNoMissingFields(String body) {
        assertThat(read(Patient.class, body)).isEqualTo(new Patient("Zoë", null, null, null));
    }

    @Test
    void anEmptyObjectWithinIsOne() {
        assertThat(read(Patient.class, "{\"name\":\"Zoë\",\"checks\":{}}").checks())
                .isEqualTo(new Checks(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"\"", "1", "true", "[]", "[{\"number\":\"1\"}]"})
    void anythingElseIsNoObject(String given) {
        assertThat(violations(Patient.class, "{\"name\":\"Zoë\",\"hcCard\":" + given + "}"))
                .containsExactly("hcCard wrong_type");
        assertThat(violations(Insured.class, "{\"card\":" + given + "}")).containsExactly("card wrong_type");
    }

    @Test
    void anObjectMayBeRequired() {
        assertThat(violations(Insured.class, "{}")).containsExactly("card required");
        assertThat(violations(Insured.class, "{\"card\":null}")).containsExactly("card required");
        assertThat(violations(Insured.class, "{\"card\":{}}")).containsExactly("card.number required");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, number required",
                "{\"number\":null}, number required",
                "{\"number\":5}, number wrong_type",
                "{\"number\":{}}, number wrong_type",
                "{\"number\":\"\"}, number too_short",
                "{\"number\":\"\\u2003\"}, number too_short",
                "{\"number\":\"12345\"}, number too_long",
                "`{\"number\":\"1\",\"version\":1.0}`, version wrong_type",
                "`{\"number\":\"1\",\"tags\":{}}`, tags wrong_type",
                "`{\"number\":\"1\",\"tags\":[\"a\",null]}`, tags[1] wrong_type",
                "`{\"number\":\"1\",\"tags\":[\"a\",\"B\"]}`, tags[1] invalid_format",
                "`{\"number\":\"1\",\"foo\":null}`, foo unknown_field",
                "`{\"number\":\"1\",\"fo o\":1}`, ? unknown_field",
                "`{\"number\":\"1\",\"a.b\":1}`, ? unknown_field",
                "`{\"number\":\"1\",\"\":1}`, ? unknown_field"
            })
    void nestedViolationsNameThePath(String card, String violation) {
        assertThat(violations(Patient.class, "{\"name\":\"Zoë\",\"hcCard\":" + card + "}"))
                .containsExactly("hcCard." + violation);
    }

    @Test
    void namesOf64CharactersAreRepeatedWithinToo() {
        assertThat(violations(Choice.class, "{\"either\":{\"id\":\"x\",\"" + "a".repeat(64) + "\":1}}"))
                .containsExactly("either." + "a".repeat(64) + " unknown_field");
        assertThat(violations(Choice.class, "{\"either\":{\"id\":\"x\",\"" + "a".repeat(65) + "\":1}}"))
                .containsExactly("either.? unknown_field");
    }

    @Test
    void violationsWithinComeAtThePlaceOfTheObjectInTheOrderOfItsRecord() {
        assertThat(
                        violations(
                                Patient.class,
                                """
                        {"checks": {"phone": 1, "email": 0},
                         "hcCard": {"version": "x", "tags": ["B"], "issuer": "too long", "number": ""},
                         "hasInsurance": 1}"""))
                .containsExactly(
                        "name required",
                        "hcCard.number too_short",
                        "hcCard.issuer too_long",
                        "hcCard.version wrong_type",
                        "hcCard.tags[0] invalid_format",
                        "hasInsurance wrong_type",
                        "checks.email wrong_type",
                        "checks.phone wrong_type");
    }

    @Test
    void elementsWithinAreToldInTheOrderOfTheList() {
        String tags = "\"a\",".repeat(2) + "\"B\"," + "\"a\",".repeat(6) + "\"B\",1,\"B\"";

        assertThat(violations(Insured.class, "{\"card\":{\"number\":\"1\",\"tags\":[" + tags + "]}}"))
                .containsExactly(
                        "card.tags[2] invalid_format",
                        "card.tags[9] invalid_format",
                        "card.tags[10] wrong_type",
                        "card.tags[11] invalid_format");
    }

    @Test
    void unknownFieldsOfAllObjectsComeLastInOrderOfAppearance() {
        assertThat(
                        violations(
                                Patient.class,
                                """
                        {"zip": 1, "checks": {"sms": true, "email": 1}, "a b": 1,
                         "hcCard": {"number": "12345", "foo": {"bar": 1}, "c d": 1, "expires": null}, "last": 1}"""))
                .containsExactly(
                        "name required",
                        "hcCard.number too_long",
                        "checks.email wrong_type",
                        "zip unknown_field",
                        "checks.sms unknown_field",
                        "? unknown_field",
                        "hcCard.foo unknown_field",
                        "hcCard.? unknown_field",
                        "hcCard.expires unknown_field",
                        "last unknown_field");
    }

    @Test
    void fieldsOfTheOuterObjectAreUnknownWithinAndViceVersa() {
        assertThat(violations(
                        Patient.class,
                        "{\"name\":\"Zoë\",\"number\":1,\"hcCard\":{\"number\":\"1\",\"name\":\"x\",\"hcCard\":{}}}"))
                .containsExactly("number unknown_field", "hcCard.name unknown_field", "hcCard.hcCard unknown_field");
    }

    @Test
    void eachRecordNamesItsKeysItself() {
        assertThat(violations(SnakeOutside.class, "{\"home_address\":{}}"))
                .containsExactly("home_address.streetAndTown required");
        assertThat(
                        violations(
                                SnakeOutside.class,
                                """
                        {"home_address": {"streetAndTown": {"postCode": 1, "house_id": 1, "post_code": "1234"},
                         "street_and_town": 1}, "homeAddress": 1}"""))
                .containsExactly(
                        "home_address.streetAndTown.post_code too_long",
                        "home_address.streetAndTown.postCode unknown_field",
                        "home_address.streetAndTown.house_id read_only",
                        "home_address.street_and_town unknown_field",
                        "homeAddress unknown_field");
    }

    @Test
    void requiredWithoutRefersToTheSameObject() {
        assertThat(violations(Choice.class, "{\"either\":{}}")).containsExactly("either.id required");
        assertThat(read(Choice.class, "{\"either\":{\"slug\":\"a\"}}")).isEqualTo(new Choice(new Either(null, "a")));
    }

    @Test
    void changesWithinTellNullFromAbsent() {
        assertThat(read(Patch.class, "{\"inside\":{\"name\":null}}"))
                .isEqualTo(new Patch(Change.absent(), new PatchInside(Change.to(null))));
    }

    @Test
    void violationsFoundLaterTakeTheirPlaceWithin() {
        RequestBody<Patient> body = body(
                Patient.class,
                """
                {"zip": 1, "hcCard": {"foo": 1, "issuer": 1, "tags": ["B", "a", "B"]}, "hasInsurance": 1}""");

        assertThat(violations(
                        body,
                        List.of(
                                violation("later"),
                                violation("checks"),
                                violation("hcCard.version"),
                                violation("hcCard.tags[1]"),
                                violation("hcCard.later"),
                                violation("hcCard"))))
                .containsExactly(
                        "name required",
                        "hcCard invalid_value",
                        "hcCard.number required",
                        "hcCard.issuer wrong_type",
                        "hcCard.version invalid_value",
                        "hcCard.tags[0] invalid_format",
                        "hcCard.tags[1] invalid_value",
                        "hcCard.tags[2] invalid_format",
                        "hasInsurance wrong_type",
                        "checks invalid_value",
                        "later invalid_value",
                        "hcCard.later invalid_value",
                        "zip unknown_field",
                        "hcCard.foo unknown_field");
    }

    @Test
    void uncheckedNestedFieldsAreAnInternalError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(WithoutValid.class, "{}"))
                .withMessageContaining("@Valid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(RestrictedWithin.class, "{}"))
                .withMessageContaining("@Restricted");
        assertThatIllegalArgumentException().isThrownBy(() -> body(ListOfRecords.class, "{}"));
    }

    private static Violation violation(String field) {
        return new Violation(field, Rules.SEX);
    }
}
