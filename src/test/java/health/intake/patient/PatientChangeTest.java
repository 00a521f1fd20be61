package health.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.intake.account.Account;
import health.intake.account.AccountFields;
import health.intake.account.Verifications;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.json.FreeObject;
import health.intake.json.GivenValue;
import health.intake.json.Json;
import health.intake.person.AdministrativeGender;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import health.intake.problem.ProblemException;
import health.intake.profile.ProfileResponse;
import health.intake.profile.ProfileState;
import health.intake.profile.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3: the body of a change, judged on what it makes of a patient. */
class PatientChangeTest {

    private static final ProfileId ID = new ProfileId(UUID.fromString("019d4834-5b40-7c7e-8a51-3f0f4d3b7c11"));
    private static final GroupId NORTH = new GroupId(UUID.randomUUID());
    private static final GroupId SOUTH = new GroupId(UUID.randomUUID());
    private static final HealthCard CARD = new HealthCard("A123456780", "AOK", null, "2030-01-31", FreeObject.empty());
    private static final Instant CREATED = Instant.parse("2026-04-01T09:14:32.123456Z");

    private static final AccountFields FIELDS = new AccountFields(
            new FreeObject("{\"source\":\"web\",\"deep\":{\"a\":1,\"b\":2}}"),
            3,
            4711L,
            "u-1",
            CARD,
            true,
            false,
            List.of("0190b1d4-5c5e-7000-8000-000000000001"),
            new Verifications(true, false, FreeObject.empty()),
            "BE");

    private static final Patient MARIA = patient(2, null, FIELDS);

    private static Patient patient(
            @Nullable Integer sex, @Nullable AdministrativeGender unspecified, AccountFields fields) {
        EmailAddress email = EmailAddress.parse("Maria@Example.com").orElseThrow();
        ProfileResponse profile = new ProfileResponse(
                ID,
                "maria@example.com#acme",
                "Maria",
                "Schmidt",
                email.text(),
                "+4930123456",
                sex,
                LocalDate.of(1985, 3, 22),
                null,
                null,
                "en",
                CREATED,
                null);
        Account account = new Account(unspecified, List.of("patient", "vip"), fields, List.of(SOUTH));
        return new Patient(PatientFixture.ACME, new Stored(profile, email, NORTH, ProfileState.ACTIVE, 7), account);
    }

    private static Patch<PatientChange> patch(String json) {
        return new Patch<>(Preconditions.NONE, PatientFixture.body(PatientChange.class, json));
    }

    private static PatientChange judged(Patient current, String json) {
        ChangeRules rules = new ChangeRules(current, PatientChangeTest::group);
        return patch(json).body().mergedInto(current.objects()).get(rules::violations, rules);
    }

    private static Optional<GroupId> group(String reference) {
        return switch (reference) {
            case "north" -> Optional.of(NORTH);
            case "south" -> Optional.of(SOUTH);
            default -> Optional.empty();
        };
    }

    private static List<String> violations(Patient current, String json) {
        try {
            judged(current, json);
            return List.of();
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }

    private static List<String> violations(String json) {
        return violations(MARIA, json);
    }

    private static Account changed(String json) {
        return judged(MARIA, json).appliedTo(MARIA);
    }

    private static AccountFields fields(String json) {
        return changed(json).fields();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"gender\":\"female\",\"roles\":[\"patient\",\"vip\"],\"meta\":{},\"hcCard\":{}}",
                "{\"meta\":{\"deep\":{\"b\":2}},\"hcCard\":{\"issuer\":\"AOK\",\"version\":null}}",
                "{\"verifications\":{\"email\":true},\"emrId\":4711,\"province\":\"BE\"}",
                "{\"providers\":[\"0190B1D4-5C5E-7000-8000-000000000001\"]}"
            })
    void theSameValuesChangeNothing(String body) {
        assertThat(changed(body)).isEqualTo(MARIA.account());
    }

    @Test
    void everyFieldOfTheAccountCanBeChanged() {
        Account account = changed(
                """
                {"gender": {"value": "other"}, "roles": ["guest"], "meta": {"source": "app", "deep": {"a": null}, "n": 1.50},
                 "unreadNotifications": 0, "emrId": 9223372036854775807, "referrer": "u-2",
                 "hcCard": {"number": "B1", "expiresOn": null}, "acceptsMarketing": false, "hasInsurance": true,
                 "providers": [], "verifications": {"phone": true, "email": null}, "province": "BY"}""");

        assertThat(account)
                .isEqualTo(new Account(
                        AdministrativeGender.OTHER,
                        List.of("guest"),
                        new AccountFields(
                                new FreeObject("{\"source\":\"app\",\"deep\":{\"b\":2},\"n\":1.50}"),
                                0,
                                Long.MAX_VALUE,
                                "u-2",
                                new HealthCard("B1", "AOK", null, null, FreeObject.empty()),
                                false,
                                true,
                                List.of(),
                                new Verifications(false, true, FreeObject.empty()),
                                "BY"),
                        List.of(SOUTH)));
    }

    @Test
    void nullClearsOrSetsTheDefault() {
        Account account = changed(
                """
                {"meta": null, "hcCard": null, "emrId": null, "referrer": null, "province": null, "roles": null,
                 "providers": null}""");

        assertThat(account.roles()).containsExactly("patient");
        assertThat(account.fields())
                .isEqualTo(new AccountFields(
                        null,
                        3,
                        null,
                        null,
                        null,
                        true,
                        false,
                        List.of(),
                        new Verifications(true, false, FreeObject.empty()),
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "password",
                "firstName",
                "lastName",
                "gender",
                "phone",
                "dob",
                "unreadNotifications",
                "acceptsMarketing",
                "hasInsurance",
                "verifications"
            })
    void nullClearsNothingElse(String field) {
        assertThat(violations("{\"" + field + "\":null}")).containsExactly(field + " not_clearable");
    }

    @ParameterizedTest
    @CsvSource({"male, , 1", "female, , 2", "other, OTHER, ", "unknown, UNKNOWN, "})
    void theGenderSetsTheSex(String gender, @Nullable AdministrativeGender unspecified, @Nullable Integer sex) {
        for (Patient before :
                List.of(MARIA, patient(1, null, FIELDS), patient(null, AdministrativeGender.OTHER, FIELDS))) {
            PatientChange change = judged(before, "{\"gender\":\"" + gender + "\"}");
            Person person = new Person();
            person.sex(before.stored().profile().sex());
            change.applyTo(person, before.rules());
            Account account = change.appliedTo(before);

            assertThat(person.sex()).isEqualTo(sex);
            assertThat(account.gender(person.sex()).code()).isEqualTo(gender);
            if (before == MARIA) {
                assertThat(account.unspecifiedGender()).isEqualTo(unspecified);
            }
        }
    }

    @Test
    void aGenderThatIsAlreadyThereChangesNothing() {
        Patient unknown = patient(null, null, FIELDS);
        // a sex that a change of the profile has set hides which other gender was meant
        Patient since = patient(1, AdministrativeGender.OTHER, FIELDS);

        assertThat(judged(unknown, "{\"gender\":\"unknown\"}").appliedTo(unknown))
                .isEqualTo(unknown.account());
        assertThat(judged(since, "{\"gender\":\"male\"}").appliedTo(since)).isEqualTo(since.account());
    }

    @Test
    void theRulesOfTheCardAreJudgedOnTheResult() {
        assertThat(fields("{\"hcCard\":{\"version\":\"2\"}}").hcCard())
                .isEqualTo(new HealthCard("A123456780", "AOK", "2", "2030-01-31", FreeObject.empty()));
        assertThat(violations("{\"hcCard\":{\"number\":null}}")).containsExactly("hcCard.number required");
        Patient without = patient(2, null, FIELDS.with(null));
        assertThat(violations(without, "{\"hcCard\":{\"version\":\"2\"}}")).containsExactly("hcCard.number required");
        assertThat(judged(without, "{\"hcCard\":{\"number\":\"N\"}}").hcCard().value())
                .isEqualTo(new HealthCard("N", null, null, null, FreeObject.empty()));
    }

    @Test
    void furtherMembersAreMergedAndCounted() {
        Patient plan = patient(2, null, fields("{\"hcCard\":{\"plan\":\"A\",\"since\":1.50,\"valid\":true}}"));
        String many =
                IntStream.range(0, 14).mapToObj(i -> "\"m" + i + "\":" + i).collect(Collectors.joining(","));

        assertThat(judged(plan, "{\"hcCard\":{\"plan\":null,\"more\":\"B\"}}")
                        .hcCard()
                        .value()
                        .further())
                .isEqualTo(new FreeObject("{\"since\":1.50,\"valid\":true,\"more\":\"B\"}"));
        assertThat(violations(plan, "{\"hcCard\":{" + many + "}}")).containsExactly("hcCard too_long");
        assertThat(violations(plan, "{\"hcCard\":{\"plan\":null," + many + "}}"))
                .isEmpty();
        assertThat(violations(plan, "{\"hcCard\":{\"plan\":{\"a\":1}}}")).containsExactly("hcCard.plan wrong_type");
        assertThat(judged(plan, "{\"verifications\":{\"id_card\":true,\"phone\":true}}")
                        .verifications()
                        .value())
                .isEqualTo(new Verifications(true, true, new FreeObject("{\"id_card\":true}")));
        assertThat(violations(plan, "{\"verifications\":{\"id_card\":1}}"))
                .containsExactly("verifications.id_card wrong_type");
    }

    @Test
    void theSizeOfMetaIsJudgedOnTheResult() {
        String half = "x".repeat(9_000);

        assertThat(violations("{\"meta\":{\"source\":\"" + half + "\"}}")).isEmpty();
        Patient full = patient(2, null, fields("{\"meta\":{\"source\":\"" + half + "\"}}"));
        assertThat(violations(full, "{\"meta\":{\"more\":\"" + half + "\"}}")).containsExactly("meta too_long");
        assertThat(violations(full, "{\"meta\":{\"more\":\"" + half + "\",\"source\":null}}"))
                .isEmpty();
    }

    @Test
    void aPhoneIsReadAsTheCountryUnderstandsIt() {
        Person person = new Person();
        person.phone(new PhoneNumber("+4930123456"));

        judged(MARIA, "{\"phone\":\"030987654\"}").applyTo(person, MARIA.rules());
        assertThat(person.phone()).isEqualTo("+4930987654");
        assertThat(violations("{\"phone\":\"+49\"}")).containsExactly("phone invalid_format");
        assertThat(violations("{\"province\":\"ON\"}")).containsExactly("province invalid_value");
    }

    @Test
    void aPasswordIsNotMadeOfWhatThePersonIsCalledThen() {
        assertThat(violations("{\"password\":\"Maria-1234\"}")).containsExactly("password weak_password");
        assertThat(violations("{\"password\":\"Eva-Schmidt-85\",\"firstName\":\"Eva\"}"))
                .containsExactly("password weak_password");
        assertThat(violations("{\"password\":\"Maria-1234\",\"firstName\":\"Eva\",\"email\":\"eva@example.org\"}"))
                .isEmpty();
    }

    @Test
    void whatGetAnsweredMayBeSentBack() {
        assertThat(changed(new String(Json.bytes(MARIA.document().patient()), java.nio.charset.StandardCharsets.UTF_8)
                        .replace(NORTH.toString(), "north")
                        .replace(SOUTH.toString(), "south")))
                .isEqualTo(MARIA.account());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id           | '019D4834-5B40-7C7E-8A51-3F0F4D3B7C11' | true",
                "id           | null                                   | false",
                "organization | 'acme'                                 | true",
                "organization | 'other'                                | false",
                "username     | 'MARIA@example.com#ACME'               | true",
                "username     | 'eva@example.com#acme'                 | false",
                "groups       | ['north','south']                      | true",
                "groups       | ['south','north']                      | false",
                "groups       | ['north']                              | false",
                "groups       | ['north','west']                       | false",
                "groups       | 'north'                                | false",
                "groups       | null                                   | false",
                "createdAt    | '2026-04-01T09:14:32Z'                 | true",
                "createdAt    | '2026-04-01T09:14:33Z'                 | false",
                "updatedAt    | null                                   | true",
                "updatedAt    | '2026-04-01T09:14:32Z'                 | false",
                "email        | 'Maria@Example.com'                    | false"
            })
    void readOnlyFieldsMayHaveTheirCurrentValues(String field, String value, boolean isCurrent)
            throws JsonProcessingException {
        GivenValue given =
                GivenValue.of(Json.mapper().readTree(value.replace('\'', '"'))).orElseThrow();

        assertThat(new ChangeRules(MARIA, PatientChangeTest::group).test(field, given))
                .isEqualTo(isCurrent);
    }

    @Test
    void violationsComeInTheOrderOfTheTable() {
        assertThat(
                        violations(
                                """
                        {"zip": 1, "groups": [], "province": "XX", "verifications": {"s-ms": true, "phone": "yes"},
                         "providers": ["x", 1], "hasInsurance": null, "acceptsMarketing": 0,
                         "hcCard": {"number": null, "expiresOn": "soon", "f oo": 1}, "referrer": "", "emrId": -1,
                         "unreadNotifications": 1.0, "meta": [], "dob": "2999-01-01", "roles": ["No", 1],
                         "phone": "abc", "gender": {"value": "none"}, "lastName": "Иванова", "firstName": null,
                         "password": "weak", "email": "nobody", "username": "x", "id": 1}"""))
                .containsExactly(
                        "email invalid_format",
                        "password weak_password",
                        "firstName not_clearable",
                        "lastName not_latin",
                        "gender.value invalid_value",
                        "phone invalid_format",
                        "roles[0] invalid_format",
                        "roles[1] wrong_type",
                        "dob not_in_past",
                        "meta wrong_type",
                        "unreadNotifications wrong_type",
                        "emrId out_of_range",
                        "referrer too_short",
                        "hcCard.number required",
                        "hcCard.expiresOn invalid_format",
                        "acceptsMarketing wrong_type",
                        "hasInsurance not_clearable",
                        "providers[0] invalid_format",
                        "providers[1] wrong_type",
                        "verifications.phone wrong_type",
                        "province invalid_value",
                        "zip unknown_field",
                        "groups read_only",
                        "verifications.s-ms unknown_field",
                        "hcCard.? unknown_field",
                        "username read_only",
                        "id read_only");
    }

    @Test
    void itsTextNamesNobody() {
        assertThat(judged(MARIA, "{\"firstName\":\"Zoë\",\"email\":\"zoe@example.com\",\"password\":\"Secret-123\"}"))
                .asString()
                .doesNotContain("Zoë", "zoe@example.com", "Secret-123");
    }
}
