package health.intake.patient;

import static health.intake.patient.PatientFixture.ACME;
import static health.intake.patient.PatientFixture.GROUP;
import static health.intake.patient.PatientFixture.body;
import static health.intake.patient.PatientFixture.bodyWith;
import static health.intake.patient.PatientFixture.organization;
import static health.intake.patient.PatientFixture.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.account.Account;
import health.intake.account.AccountFields;
import health.intake.account.Verifications;
import health.intake.id.Reference;
import health.intake.json.FreeObject;
import health.intake.person.AdministrativeGender;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.RequestBody;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.1, the table of fields. */
class RegisterPatientRequestTest {

    @Test
    void allThatIsRequiredIsNamedInItsOrder() {
        assertThat(violations(organization("DE", null), body("{}")))
                .containsExactly(
                        "email required",
                        "firstName required",
                        "lastName required",
                        "gender required",
                        "phone required",
                        "dob required",
                        "groups required");
    }

    @Test
    void requiredFieldsSuffice() {
        Person person = bodyWith("\"meta\": null").get().person(new PhoneNumber("+4930123456"));

        assertThat(person.phone()).isEqualTo("+4930123456");
        assertThat(person.sex()).isEqualTo(2);
        assertThat(person.dateOfBirth()).isEqualTo(LocalDate.of(1985, 3, 22));
        assertThat(person.language()).isEqualTo("en");
        assertThat(person.email().text()).isEqualTo("Maria@Example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'password': 'weak' | password weak_password",
                "'gender': 'Female' | gender invalid_value",
                "'gender': {'value': 'male', 'x': 1} | gender.x unknown_field",
                "'gender': {} | gender.value required",
                "'phone': '12' | phone invalid_format",
                "'phone': '030 123456' | phone invalid_format",
                "'phone': '+49301234567890123' | phone invalid_format",
                "'username': 'maria@example.com' | username invalid_value",
                "'username': 'Maria@Example.com#acne' | username invalid_value",
                "'roles': ['Nurse'] | roles[0] invalid_format",
                "'roles': ['a', '1a'] | roles[1] invalid_format",
                "'roles': ['a b'] | roles[0] invalid_format",
                "'roles': ['patient', 'x123456789012345678901234567890123'] | roles[1] invalid_format",
                "'dob': '2026-04-01' | dob not_in_past",
                "'meta': [] | meta wrong_type",
                "'unreadNotifications': -1 | unreadNotifications out_of_range",
                "'unreadNotifications': 2147483648 | unreadNotifications out_of_range",
                "'unreadNotifications': 4294967297 | unreadNotifications out_of_range",
                "'unreadNotifications': 18446744073709551617 | unreadNotifications out_of_range",
                "'unreadNotifications': 1.0 | unreadNotifications wrong_type",
                "'emrId': 9223372036854775808 | emrId out_of_range",
                "'emrId': 18446744073709551617 | emrId out_of_range",
                "'emrId': -1 | emrId out_of_range",
                "'emrId': '1' | emrId wrong_type",
                "'referrer': ' ' | referrer too_short",
                "'hcCard': {} | hcCard.number required",
                "'hcCard': {'number': '1', 'expiresOn': '2026-02-30'} | hcCard.expiresOn invalid_format",
                "'hcCard': {'number': '123456789012345678901234567890123'} | hcCard.number too_long",
                "'acceptsMarketing': 'yes' | acceptsMarketing wrong_type",
                "'providers': ['1-1-1-1-1'] | providers[0] invalid_format",
                "'providers': [null] | providers[0] wrong_type",
                "'verifications': {'email': 1} | verifications.email wrong_type",
                "'province': 'be' | province invalid_value",
                "'province': 'ON' | province invalid_value",
                "'groups': [1] | groups[0] wrong_type",
                "'id': '0190aaaa-0000-7000-8000-000000000000' | id read_only",
                "'organization': null | organization read_only",
                "'createdAt': null | createdAt read_only",
                "'sex': 1 | sex unknown_field",
                "'first_name': 'M' | first_name unknown_field",
            })
    void violationsAreReported(String fields, String violation) {
        String json = "{" + PatientFixture.REQUIRED + "}";
        String replaced = fields.replace('\'', '"');
        String name = replaced.substring(0, replaced.indexOf(':'));
        String others = json.replaceAll(name + ": \"[^\"]*\",?", "").replaceAll(",\\s*}", "}");

        assertThat(violations(ACME, body(others.replaceFirst("\\{", "{" + replaced.replace("\\", "\\\\") + ","))))
                .containsExactly(violation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'username': 'maria@example.com#acme'",
                "'roles': []",
                "'roles': ['nurse', 'patient', 'a_b-9']",
                "'unreadNotifications': 2147483647, 'emrId': 9223372036854775807",
                "'hcCard': {'number': '12345678901234567890123456789012', 'expiresOn': '9999-12-31'}",
                "'verifications': {}",
                "'province': 'BE'",
                "'providers': ['0190AAAA-0000-7000-8000-000000000000']",
                "'groups': []",
            })
    void allowedValuesPass(String fields) {
        assertThat(violations(ACME, bodyWith(fields.replace('\'', '"')))).isEmpty();
    }

    @Test
    void anUnreadableFieldIsNotAlsoMissing() {
        assertThat(violations(organization("DE", null), bodyWith("\"groups\": 1")))
                .containsExactly("groups wrong_type");
    }

    @Test
    void besideAnUnreadableEmailNoUsernameIsRight() {
        assertThat(violations(ACME, body("{\"email\": \"x\", \"username\": \"x#acme\"}")))
                .startsWith("email invalid_format")
                .contains("username invalid_value");
    }

    @Test
    void groupsAreNamedByUuidOrSlug() {
        assertThat(bodyWith("\"groups\": [\"a\", \"" + GROUP + "\"]").get().groupReferences())
                .containsExactly(Reference.toSlug("a"), Reference.toId(GROUP.value()));
        assertThat(bodyWith("\"groups\": []").get().groupReferences()).isEmpty();
    }

    @Test
    void groupsAreThoseNamedElseTheDefault() {
        assertThat(groups("\"groups\": []")).containsExactly(Reference.toId(GROUP.value()));
        assertThat(groups("\"groups\": [\"a\", \"b\"]")).containsExactly(Reference.toSlug("a"), Reference.toSlug("b"));
    }

    private static List<Reference> groups(String fields) {
        RequestBody<RegisterPatientRequest> body = bodyWith(fields);
        return RegistrationRules.of(ACME, body).groups(body.get());
    }

    @Test
    void phoneNumberIsThatOfTheCountry() {
        assertThat(RegistrationRules.of(ACME, bodyWith("\"meta\": null")).phone())
                .isEqualTo(new PhoneNumber("+4930123456"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unreadNotifications: 0",
                "emrId: 1",
                "referrer: 'x'",
                "providers: []",
                "verifications: {}",
                "groups: []",
                "roles: []",
                "roles: ['admin']",
                "roles: ['patient', 'admin']",
                "roles: 'patient'",
                "roles: {}",
                "emrId: 'x'",
                "emrId: false",
            })
    void withoutAKeyNoneOfTheRestrictedFieldsCanBeSent(String field) {
        String name = field.substring(0, field.indexOf(':'));
        var body = bodyWith("\"" + name + "\"" + field.substring(name.length()).replace('\'', '"'));

        assertThatThrownBy(body::refuseRestricted).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.FIELD_NOT_ALLOWED);
            assertThat(problem.detail()).endsWith(": " + name + ".");
        });
    }

    @Test
    void withoutAKeyAllRestrictedFieldsAreNamedInTheirOrder() {
        var body = body("{\"groups\": 1, \"verifications\": 1, \"providers\": 1, \"referrer\": 1, \"emrId\": 1,"
                + "\"unreadNotifications\": 1, \"roles\": 1}");

        assertThatThrownBy(body::refuseRestricted)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.detail())
                        .endsWith(": roles, unreadNotifications, emrId, referrer, providers, verifications, groups."));
    }

    @Test
    void withoutAKeyNullAndThePatientRoleAreFine() {
        bodyWith("\"roles\": [\"patient\"], \"emrId\": null, \"groups\": null, \"verifications\": null")
                .refuseRestricted();
    }

    @Test
    void theAccountHasTheDefaultsOfTheContract() {
        Account account = account("\"meta\": null");

        assertThat(account.roles()).isEqualTo(List.of("patient"));
        assertThat(account.furtherGroups()).isEmpty();
        assertThat(account.fields())
                .isEqualTo(new AccountFields(
                        null,
                        0,
                        null,
                        null,
                        null,
                        false,
                        false,
                        List.of(),
                        new Verifications(false, false, FreeObject.empty()),
                        null));
    }

    @Test
    void theSexOfTheProfileDecidesTheGender() {
        assertThat(account("\"meta\": null").gender(2)).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(account("\"meta\": null").gender(1)).isEqualTo(AdministrativeGender.MALE);
        assertThat(account("\"meta\": null").gender(null)).isEqualTo(AdministrativeGender.UNKNOWN);
    }

    @Test
    void withoutSexTheGenderIsTheOneRegistered() {
        String json = "{" + PatientFixture.REQUIRED.replace("\"female\"", "{\"value\": \"other\"}") + "}";
        Account account = body(json).get().account(List.of());

        assertThat(account.gender(null)).isEqualTo(AdministrativeGender.OTHER);
        assertThat(account.gender(1)).isEqualTo(AdministrativeGender.MALE);
    }

    private static Account account(String fields) {
        return bodyWith(fields).get().account(List.of());
    }
}
