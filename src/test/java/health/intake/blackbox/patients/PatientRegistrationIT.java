package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 4.1: the answer to a valid registration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientRegistrationIT {

    private static final String PROVIDER = "0197A3C0-0000-7000-8000-00000000000A";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api partner = tenant.partner();

    private static String minimalAnswer(String organization, String email, String group) {
        return """
                {
                  "id": "*",
                  "organization": "%1$s",
                  "email": "%2$s",
                  "firstName": "Maria",
                  "lastName": "Schmidt",
                  "gender": "female",
                  "phone": "+4930123456789",
                  "username": "%2$s#%1$s",
                  "roles": ["patient"],
                  "dob": "1985-03-22",
                  "meta": null,
                  "unreadNotifications": 0,
                  "emrId": null,
                  "referrer": null,
                  "hcCard": null,
                  "acceptsMarketing": false,
                  "hasInsurance": false,
                  "providers": [],
                  "verifications": {"email": false, "phone": false},
                  "province": null,
                  "groups": ["%3$s"],
                  "createdAt": "*",
                  "updatedAt": null
                }
                """
                .formatted(organization, email, group);
    }

    private static void isAt(Answer created) {
        assertThat(created.requiredHeader("Location")).isEqualTo(PATIENTS + "/" + created.id());
        assertThat(UUID.fromString(created.id()).version()).isEqualTo(7);
    }

    @Test
    void registrationWithRequiredFieldsByKey() {
        String email = Unique.email("least");

        Answer created =
                partner.post(PATIENTS, PatientBody.in(group).withEmail(email)).is(201);

        created.hasBody(minimalAnswer(tenant.slug(), email, group.id()), "id", "createdAt");
        isAt(created);
        assertThat(partner.get(PATIENTS + "/" + created.id()).is(200).text()).isEqualTo(created.text());
    }

    @Test
    void registrationWithRequiredFieldsWithoutAKey() {
        Tenant open = Tenant.create();
        Group own = open.group();
        open.change("self_registration", "true");
        open.change("default_group", Json.quoted(own.id()));
        String email = Unique.email("keyless");

        Answer created = open.keyless()
                .post(PATIENTS, PatientBody.create().withEmail(email))
                .is(201);

        created.hasBody(minimalAnswer(open.slug(), email, own.id()), "id", "createdAt");
        isAt(created);
        assertThat(open.partner().get(PATIENTS + "/" + created.id()).is(200).text())
                .isEqualTo(created.text());
    }

    @Test
    void nullInAnOptionalFieldIsTheSameAsLeavingItOut() {
        String email = Unique.email("nulls");
        PatientBody body = PatientBody.in(group).withEmail(email);
        for (String field : new String[] {
            "password",
            "username",
            "roles",
            "meta",
            "unreadNotifications",
            "emrId",
            "referrer",
            "hcCard",
            "acceptsMarketing",
            "hasInsurance",
            "providers",
            "verifications",
            "province"
        }) {
            body = body.with(field, "null");
        }

        partner.post(PATIENTS, body)
                .is(201)
                .hasBody(minimalAnswer(tenant.slug(), email, group.id()), "id", "createdAt");
    }

    private PatientBody everything(String email) {
        return PatientBody.in(group, further)
                .withEmail(email)
                .with("password", "\"Secret-123\"")
                .with("firstName", "\" Zoë \"")
                .with("lastName", "\"O’Brien\"")
                .with("gender", "{\"value\":\"other\"}")
                .with("phone", "\"030123456789\"")
                .with("username", Json.quoted(email.toLowerCase(Locale.ROOT) + "#" + tenant.slug()))
                .with("roles", "[\"patient\",\"care_team-2\"]")
                .with("meta", "{\"b\":[1,{\"c\":null}],\"a\":\"x\"}")
                .with("unreadNotifications", "3")
                .with("emrId", "9223372036854775807")
                .with("referrer", "\"user 17\"")
                .with(
                        "hcCard",
                        "{\"expiresOn\":\"2030-02-28\",\"issuer\":\"AOK\",\"version\":\"A\",\"number\":\"X123456\"}")
                .with("acceptsMarketing", "true")
                .with("hasInsurance", "true")
                .with("providers", Json.array(PROVIDER))
                .with("verifications", "{\"phone\":true}")
                .with("province", "\"BE\"");
    }

    @Test
    void registrationWithAllFields() {
        String email = Unique.email("Everything");

        Answer created = partner.post(PATIENTS, everything(email)).is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "organization": "%1$s",
                  "email": "%2$s",
                  "firstName": "Zoë",
                  "lastName": "O’Brien",
                  "gender": "other",
                  "phone": "+4930123456789",
                  "username": "%3$s#%1$s",
                  "roles": ["patient", "care_team-2"],
                  "dob": "1985-03-22",
                  "meta": {"b": [1, {"c": null}], "a": "x"},
                  "unreadNotifications": 3,
                  "emrId": 9223372036854775807,
                  "referrer": "user 17",
                  "hcCard": {"number": "X123456", "issuer": "AOK", "version": "A", "expiresOn": "2030-02-28"},
                  "acceptsMarketing": true,
                  "hasInsurance": true,
                  "providers": ["%4$s"],
                  "verifications": {"email": false, "phone": true},
                  "province": "BE",
                  "groups": ["%5$s", "%6$s"],
                  "createdAt": "*",
                  "updatedAt": null
                }
                """
                        .formatted(
                                tenant.slug(),
                                email,
                                email.toLowerCase(Locale.ROOT),
                                PROVIDER.toLowerCase(Locale.ROOT),
                                group.id(),
                                further.id()),
                "id",
                "createdAt");
        assertThat(created.text()).doesNotContain("password", "Secret-123", "argon2");
        assertThat(partner.get(PATIENTS + "/" + created.id()).is(200).text()).isEqualTo(created.text());
    }
}
