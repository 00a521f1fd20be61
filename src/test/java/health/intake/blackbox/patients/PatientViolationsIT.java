package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.3, 4.1 and 7: all violations of a registration at once, in the order of the table; how long is too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientViolationsIT {

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    @Test
    void everyRequiredFieldOfAnEmptyObjectIsMissing() {
        String[] missing = {
            "email required",
            "firstName required",
            "lastName required",
            "gender required",
            "phone required",
            "dob required"
        };

        partner.post(PATIENTS, "{}").violates(missing);
        tenant.keyless().post(PATIENTS, "{}").violates(missing);
    }

    @Test
    void bodyOfARefusal() {
        partner.with("X-Request-Id", "request-00001")
                .post(PATIENTS, "{}")
                .is(400)
                .hasBody(
                        """
                        {
                          "type": "*",
                          "title": "Validation failed",
                          "status": 400,
                          "detail": "email is required. (5 more)",
                          "code": "validation_failed",
                          "error": "email is required. (5 more)",
                          "message": "email is required. (5 more)",
                          "request_id": "request-00001",
                          "violations": "*"
                        }
                        """,
                        "type",
                        "violations");
    }

    @Test
    void allViolationsAreReportedAtOnceInTheOrderOfTheTable() {
        partner.post(
                        PATIENTS,
                        """
                        {
                          "zebra": 1, "updatedAt": null, "groups": [5], "province": "XX",
                          "verifications": {"ze-bra": 1, "phone": 1, "email": "true"},
                          "providers": ["nobody", "0197a3c0-0000-7000-8000-000000000000", 5],
                          "hasInsurance": 1, "acceptsMarketing": "true",
                          "hcCard": {"ze-bra": 1, "expiresOn": "never", "version": 1, "issuer": 1},
                          "referrer": 1, "emrId": -1, "unreadNotifications": "0", "meta": [], "dob": "1985-02-30",
                          "roles": ["1"], "username": "maria", "phone": "030 1", "gender": {"value": "f"},
                          "lastName": "", "firstName": "Мария", "password": "weak", "email": "nobody",
                          "id": null, "a b": null
                        }
                        """)
                .violates(
                        "email invalid_format",
                        "password weak_password",
                        "firstName not_latin",
                        "lastName too_short",
                        "gender.value invalid_value",
                        "phone invalid_format",
                        "username invalid_value",
                        "roles[0] invalid_format",
                        "dob invalid_format",
                        "meta wrong_type",
                        "unreadNotifications wrong_type",
                        "emrId out_of_range",
                        "referrer wrong_type",
                        "hcCard.number required",
                        "hcCard.issuer wrong_type",
                        "hcCard.version wrong_type",
                        "hcCard.expiresOn invalid_format",
                        "acceptsMarketing wrong_type",
                        "hasInsurance wrong_type",
                        "providers[0] invalid_format",
                        "providers[2] wrong_type",
                        "verifications.email wrong_type",
                        "verifications.phone wrong_type",
                        "province invalid_value",
                        "groups[0] wrong_type",
                        "zebra unknown_field",
                        "updatedAt read_only",
                        "verifications.ze-bra unknown_field",
                        "hcCard.ze-bra unknown_field",
                        "id read_only",
                        "? unknown_field");
    }

    private static String list(int size, String element) {
        return "[" + (element + ",").repeat(size - 1) + element + "]";
    }

    private static String text(int length) {
        return "\"" + "a".repeat(length) + "\"";
    }

    private void longest(String field, String longest, String tooLong, String violation) {
        partner.post(PATIENTS, PatientBody.create().with(field, longest)).is(201);
        partner.post(PATIENTS, PatientBody.create().with(field, tooLong)).violates(violation);
    }

    @Test
    void longValuesAreRefused() {
        String provider = "\"0197a3c0-0000-7000-8000-000000000000\"";

        longest("firstName", text(100), text(101), "firstName too_long");
        longest("lastName", text(100), text(101), "lastName too_long");
        longest("referrer", text(100), text(101), "referrer too_long");
        longest("providers", list(50, provider), list(51, provider), "providers too_long");
        longest("roles", list(50, "\"patient\""), list(51, "\"patient\""), "roles too_long");
        longest("roles", "[" + text(32) + "]", "[" + text(33) + "]", "roles[0] invalid_format");
    }

    @ParameterizedTest
    @CsvSource({"number, 32", "issuer, 64", "version, 64"})
    void longValuesInAHealthCardAreRefused(String member, int length) {
        String number = member.equals("number") ? "" : "\"number\":\"1\",";
        String card = "{" + number + "\"" + member + "\":%s}";

        longest(
                "hcCard",
                card.formatted(text(length)),
                card.formatted(text(length + 1)),
                "hcCard." + member + " too_long");
    }

    @Test
    void greatestIntegersAreAccepted() {
        PatientBody greatest =
                PatientBody.create().with("unreadNotifications", "2147483647").with("emrId", "9223372036854775807");

        Answer created = partner.post(PATIENTS, greatest).is(201);

        assertThat(created.at("unreadNotifications")).hasToString("2147483647");
        assertThat(created.at("emrId")).hasToString("9223372036854775807");
    }

    @Test
    void usernameMayBeSentWhenItIsTheGeneratedOne() {
        String email = Unique.email("Named");
        String generated = email.toLowerCase(Locale.ROOT) + "#" + tenant.slug();
        PatientBody body = PatientBody.create().withEmail(email);

        partner.post(
                        PATIENTS,
                        body.with("roles", "5").with("username", "\"maria\"").with("phone", "\"x\""))
                .violates("phone invalid_format", "username invalid_value", "roles wrong_type");
        partner.post(PATIENTS, body.with("username", Json.quoted(email))).violates("username invalid_value");
        partner.post(PATIENTS, body.with("username", Json.quoted(generated + " ")))
                .violates("username invalid_value");
        Answer created = partner.post(PATIENTS, body.with("username", Json.quoted(generated)))
                .is(201);
        assertThat(created.at("username").asText()).isEqualTo(generated);
    }

    @Test
    void usernameMayBeTypedInUpperCase() {
        String email = Unique.email("Shouted");
        String typed = (email + "#" + tenant.slug()).toUpperCase(Locale.ROOT);

        Answer created = partner.post(
                        PATIENTS, PatientBody.create().withEmail(email).with("username", Json.quoted(typed)))
                .is(201);

        assertThat(created.at("username").asText()).isEqualTo(typed.toLowerCase(Locale.ROOT));
        assertThat(created.at("email").asText()).isEqualTo(email);
    }

    @Test
    void refusedRegistrationStoresNothing() {
        Tenant fresh = Tenant.open();
        Api api = fresh.partner();

        api.post(PATIENTS, PatientBody.create().with("province", "\"XX\"")).is(400);

        assertThat(api.get(PROFILES).is(200).text()).isEqualTo("[]");
    }
}
