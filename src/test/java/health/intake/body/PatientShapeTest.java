package health.intake.body;

import static health.intake.body.Bodies.body;
import static health.intake.body.Bodies.problem;
import static health.intake.body.Bodies.read;
import static health.intake.body.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import health.intake.email.EmailText;
import health.intake.json.FreeObject;
import health.intake.json.MaxOctets;
import health.intake.person.LatinName;
import health.intake.person.Password;
import health.intake.person.PastDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record of the shape of contract section 4.1, in which all kinds of fields stand together. */
class PatientShapeTest {

    enum Gender {
        MALE,
        FEMALE,
        OTHER,
        UNKNOWN
    }

    record Card(
            @NotNull(message = "required") @MaxCodePoints(32) String number,
            @MaxCodePoints(64) @Nullable String issuer,
            @MaxCodePoints(64) @Nullable String version,
            @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "invalid_format") @Nullable String expiresOn) {}

    record Verifications(@Nullable Boolean email, @Nullable Boolean phone) {}

    record Patient(
            @NotNull(message = "required") @EmailText String email,
            @Password @Nullable String password,
            @NotNull(message = "required") @LatinName String firstName,
            @NotNull(message = "required") @LatinName String lastName,
            @NotNull(message = "required") @AlsoAsObject("value") Gender gender,
            @NotNull(message = "required") @MaxCodePoints(20) String phone,
            @Nullable String username,
            @Restricted(exceptElements = "patient") @Nullable
                    List<@Pattern(regexp = "[a-z][a-z0-9_-]{0,31}", message = "invalid_format") String> roles,
            @NotNull(message = "required") @PastDate String dob,
            @MaxOctets(16_384) @Nullable FreeObject meta,
            @Restricted
                    @Min(value = 0, message = "out_of_range")
                    @Max(value = Integer.MAX_VALUE, message = "out_of_range")
                    @Nullable
                    BigInteger unreadNotifications,
            @Restricted
                    @Min(value = 0, message = "out_of_range")
                    @Max(value = Long.MAX_VALUE, message = "out_of_range")
                    @Nullable
                    BigInteger emrId,
            @Restricted @MaxCodePoints(100) @Nullable String referrer,
            @Valid @Nullable Card hcCard,
            @Nullable Boolean acceptsMarketing,
            @Nullable Boolean hasInsurance,
            @Restricted @Size(max = 50, message = "too_long") @Nullable
                    List<@Pattern(regexp = "[0-9a-f-]{36}", message = "invalid_format") String> providers,
            @Restricted @Valid @Nullable Verifications verifications,
            @Nullable String province,
            @Restricted @Size(max = 20, message = "too_long") @MayBeBlank @Nullable List<String> groups) {}

    private static final List<String> KEYS = Stream.of(Patient.class.getRecordComponents())
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
        assertThat(read(Patient.class, FULL))
                .isEqualTo(new Patient(
                        "zoe@example.org",
                        "Secret-123",
                        "Zoë",
                        "Müller",
                        Gender.FEMALE,
                        "4165550123",
                        "zoe@example.org#clinic",
                        List.of("patient", "vip_1"),
                        "1985-03-22",
                        new FreeObject("{\"source\":\"web\",\"n\":[1.50,1E+9]}"),
                        BigInteger.ZERO,
                        BigInteger.valueOf(Long.MAX_VALUE),
                        "u-1",
                        new Card("1234-567", "ON", "AB", "2030-01-31"),
                        false,
                        true,
                        List.of("0190b1d4-5c5e-7000-8000-000000000001"),
                        new Verifications(false, true),
                        "ON",
                        List.of("north", "")));
    }

    @Test
    void ofAnEmptyBodyOnlyWhatIsRequiredIsMissing() {
        assertThat(violations(Patient.class, "{}"))
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

        assertThat(violations(Patient.class, allNull)).isEqualTo(violations(Patient.class, "{}"));
        assertThatCode(body(Patient.class, allNull)::refuseRestricted).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1e99999999999", "[[]]", "[null]"})
    void ofWrongTypesEachFieldIsToldOnceInTheOrderOfTheRecord(String wrong) {
        boolean isList = wrong.startsWith("[");
        List<String> told = KEYS.stream()
                .map(key -> isList && List.of("roles", "providers", "groups").contains(key) ? key + "[0]" : key)
                .map(key -> key + " wrong_type")
                .toList();

        assertThat(violations(Patient.class, object(key -> wrong))).isEqualTo(told);
        assertThat(problem(body(Patient.class, object(key -> wrong))::refuseRestricted)
                        .detail())
                .isEqualTo("These fields may only be set with an API key: " + String.join(", ", RESTRICTED) + ".");
    }

    @Test
    void blankTextIsTooShortWhereTextIsRead() {
        List<String> texts =
                List.of("email", "password", "firstName", "lastName", "gender", "phone", "username", "dob", "referrer");

        assertThat(violations(Patient.class, object(key -> "\" \"")))
                .isEqualTo(KEYS.stream()
                        .map(key ->
                                key + (texts.contains(key) || key.equals("province") ? " too_short" : " wrong_type"))
                        .toList());
    }

    @Test
    void faultsOfAllKindsComeInTheOrderOfTheTable() {
        String groups = IntStream.range(0, 21).mapToObj(i -> "\"g\"").collect(Collectors.joining(","));

        assertThat(violations(
                        Patient.class,
                        """
                        {"zip": 1, "groups": [%s], "province": 1, "verifications": {"sms": true, "phone": "yes"},
                         "providers": ["x", 1, null, ""], "hasInsurance": null, "acceptsMarketing": 0,
                         "hcCard": {"foo": 1, "expiresOn": "soon", "version": "", "b ar": 2},
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
                        "acceptsMarketing wrong_type",
                        "providers[0] invalid_format",
                        "providers[1] wrong_type",
                        "providers[2] wrong_type",
                        "providers[3] too_short",
                        "verifications.phone wrong_type",
                        "province wrong_type",
                        "groups too_long",
                        "zip unknown_field",
                        "verifications.sms unknown_field",
                        "hcCard.foo unknown_field",
                        "hcCard.? unknown_field",
                        "gender.system unknown_field",
                        "id unknown_field");
    }

    @Test
    void theOrderOfTheKeysOfABodyChangesNothing() {
        List<String> told = violations(Patient.class, object(key -> "{\"number\":7}"));

        for (int seed = 0; seed < 50; seed++) {
            List<String> keys = new ArrayList<>(KEYS);
            Collections.shuffle(keys, new Random(seed));
            String shuffled = keys.stream()
                    .map(key -> "\"" + key + "\":{\"number\":7}")
                    .collect(Collectors.joining(",", "{", "}"));

            assertThat(violations(Patient.class, shuffled)).containsExactlyInAnyOrderElementsOf(told);
            assertThat(known(violations(Patient.class, shuffled))).isEqualTo(known(told));
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
}
