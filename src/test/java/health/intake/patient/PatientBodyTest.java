package health.intake.patient;

import static health.intake.patient.PatientFixture.ACME;
import static health.intake.patient.PatientFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.account.Verifications;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.json.FreeObject;
import health.intake.person.AdministrativeGender;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.1: bodies with all fields, valid or not. */
class PatientBodyTest {

    private static final List<String> KEYS = Stream.of(RegisterPatientRequest.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private static final List<String> RESTRICTED =
            List.of("roles", "unreadNotifications", "emrId", "referrer", "providers", "verifications", "groups");

    private static final String FULL =
            """
            {"groups": ["north", ""], "province": "ON", "verifications": {"phone": true, "email": false},
             "providers": ["0190b1d4-5c5e-7000-8000-000000000001"], "hasInsurance": true, "acceptsMarketing": false,
             "hcCard": {"number": "1234-567", "issuer": "ON", "version": "AB", "expiresOn": "2030-01-31"},
             "referrer": "u-1", "emrId": 9223372036854775807, "unreadNotifications": 0,
             "meta": {"source": "web", "n": [1.50, 1e9]}, "dob": "1985-03-22", "roles": ["patient", "vip_1"],
             "username": "zoe@example.org#clinic", "phone": "4165550123", "gender": {"value": "female"},
             "lastName": "Müller", "firstName": "Zoë", "password": "Secret-123", "email": "zoe@example.org"}""";

    @Test
    void aFullBodyIsReadInWhateverOrderItsKeysCome() {
        assertThat(body(FULL).get())
                .isEqualTo(new RegisterPatientRequest(
                        EmailAddress.parse("zoe@example.org").orElseThrow(),
                        "Secret-123",
                        "Zoë",
                        "Müller",
                        AdministrativeGender.FEMALE,
                        "4165550123",
                        "zoe@example.org#clinic",
                        List.of("patient", "vip_1"),
                        LocalDate.parse("1985-03-22"),
                        new FreeObject("{\"source\":\"web\",\"n\":[1.50,1E+9]}"),
                        BigInteger.ZERO,
                        BigInteger.valueOf(Long.MAX_VALUE),
                        "u-1",
                        new HealthCard("1234-567", "ON", "AB", "2030-01-31", FreeObject.empty()),
                        false,
                        true,
                        List.of("0190b1d4-5c5e-7000-8000-000000000001"),
                        new Verifications(false, true, FreeObject.empty()),
                        "ON",
                        List.of("north", "")));
    }

    @Test
    void ofAnEmptyBodyOnlyWhatIsRequiredIsMissing() {
        assertThat(violations("{}"))
                .containsExactly(
                        "email required",
                        "firstName required",
                        "lastName required",
                        "gender required",
                        "phone required",
                        "dob required");
    }

    @Test
    void allNullIsTheSameAsEmpty() {
        String allNull = object(key -> "null");

        assertThat(violations(allNull)).isEqualTo(violations("{}"));
        assertThatCode(body(allNull)::refuseRestricted).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1e99999999999", "[[]]", "[null]"})
    void ofWrongTypesEachFieldIsToldOnceInTheOrderOfTheRecord(String wrong) {
        boolean isList = wrong.startsWith("[");
        List<String> told = KEYS.stream()
                .map(key -> isList && List.of("roles", "providers", "groups").contains(key) ? key + "[0]" : key)
                .map(key -> key + " wrong_type")
                .toList();

        assertThat(violations(object(key -> wrong))).isEqualTo(told);
        assertThatThrownBy(body(object(key -> wrong))::refuseRestricted)
                .hasMessage("These fields can only be set with an API key: " + String.join(", ", RESTRICTED) + ".");
    }

    @Test
    void blankTextIsTooShortWhereTextIsRead() {
        List<String> texts =
                List.of("email", "password", "firstName", "lastName", "gender", "phone", "username", "dob", "referrer");

        assertThat(violations(object(key -> "\" \"")))
                .isEqualTo(KEYS.stream()
                        .map(key ->
                                key + (texts.contains(key) || key.equals("province") ? " too_short" : " wrong_type"))
                        .toList());
    }

    @Test
    void violationsOfAllKindsComeInTheOrderOfTheTable() {
        String groups = IntStream.range(0, 21).mapToObj(i -> "\"g\"").collect(Collectors.joining(","));

        assertThat(violations(
                        """
                        {"zip": 1, "groups": [%s], "province": 1, "verifications": {"sms": null, "phone": "yes"},
                         "providers": ["x", 1, null, ""], "hasInsurance": null, "acceptsMarketing": 0,
                         "hcCard": {"foo": [], "expiresOn": "soon", "version": "", "b ar": 2},
                         "referrer": "%s", "emrId": 9223372036854775808, "unreadNotifications": -1,
                         "meta": {"n": 1e10000}, "dob": "2999-01-01", "roles": ["patient", "No", "patient", 1],
                         "username": "", "gender": {"system": "x", "value": "none"}, "lastName": "Иванова",
                         "password": "weak", "email": "nobody", "id": 1}"""
                                .formatted(groups, "r".repeat(101))))
                .containsExactly(
                        "email invalid_format",
                        "password weak_password",
                        "firstName required",
                        "lastName not_latin",
                        "gender.value invalid_value",
                        "phone required",
                        "username too_short",
                        "roles[1] invalid_format",
                        "roles[3] wrong_type",
                        "dob not_in_past",
                        "meta out_of_range",
                        "unreadNotifications out_of_range",
                        "emrId out_of_range",
                        "referrer too_long",
                        "hcCard.number required",
                        "hcCard.version too_short",
                        "hcCard.expiresOn invalid_format",
                        "hcCard.foo wrong_type",
                        "acceptsMarketing wrong_type",
                        "providers[0] invalid_format",
                        "providers[1] wrong_type",
                        "providers[2] wrong_type",
                        "providers[3] too_short",
                        "verifications.phone wrong_type",
                        "verifications.sms wrong_type",
                        "province wrong_type",
                        "groups too_long",
                        "zip unknown_field",
                        "hcCard.? unknown_field",
                        "gender.system unknown_field",
                        "id read_only");
    }

    @Test
    void theOrderOfTheKeysOfABodyChangesNothing() {
        List<String> told = violations(object(key -> "{\"number\":7}"));

        for (int seed = 0; seed < 50; seed++) {
            List<String> keys = new ArrayList<>(KEYS);
            Collections.shuffle(keys, new Random(seed));
            String shuffled = keys.stream()
                    .map(key -> "\"" + key + "\":{\"number\":7}")
                    .collect(Collectors.joining(",", "{", "}"));

            assertThat(violations(shuffled)).containsExactlyInAnyOrderElementsOf(told);
            assertThat(known(violations(shuffled))).isEqualTo(known(told));
        }
    }

    private static List<String> known(List<String> violations) {
        return violations.stream()
                .filter(told -> !told.endsWith("unknown_field"))
                .toList();
    }

    private static String object(UnaryOperator<String> value) {
        return KEYS.stream()
                .map(key -> "\"" + key + "\":" + value.apply(key))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> violations(String json) {
        return PatientFixture.violations(ACME, body(json));
    }
}
