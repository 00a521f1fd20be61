package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.2, 3.3 and 4.2: reads of a patient, also one whose account came with a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientReadingIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private Answer register(PatientBody body) {
        return partner.post(PATIENTS, body).is(201);
    }

    @Test
    void idIsAcceptedInAnyCase() {
        Answer patient = register(PatientBody.in(group));

        Answer read = partner.get(PATIENTS + "/" + patient.id().toUpperCase(Locale.ROOT));

        assertThat(read.is(200).text()).isEqualTo(patient.text());
    }

    @Test
    void eitherScopeForReadsSuffices() {
        String path = PATIENTS + "/" + register(PatientBody.in(group)).id();

        for (String scope : new String[] {"PROFILES_VIEW", "IMPERSONATE"}) {
            tenant.key(scope).api().get(path).is(200);
        }
        tenant.key("CREATE_USER").api().get(path).isProblem(403, "scope_missing");
        tenant.keyless().get(path).isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "nobody", "0197a3c000007000800000000000000a", "%20", "a%40example.com"})
    void textThatIsNoUuidIsAnInvalidId(String id) {
        partner.get(PATIENTS + "/" + id).isProblem(400, "invalid_id");
    }

    @Test
    void unknownForeignAndWithoutAccountAreNotFoundAndOutsideIsForbidden() {
        Tenant other = Tenant.create();
        Api reader = other.partner().with("X-Request-Id", "the-same-id");
        Answer patient = register(PatientBody.in(group));
        Answer bare =
                other.partner().post(PROFILES, ProfileBody.in(other.group())).is(201);

        String unknown = reader.get(PATIENTS + "/" + UUID.randomUUID())
                .isProblem(404, "patient_not_found")
                .text();

        assertThat(reader.get(PATIENTS + "/" + patient.id()).is(404).text()).isEqualTo(unknown);
        assertThat(reader.get(PATIENTS + "/" + bare.id()).is(404).text()).isEqualTo(unknown);
        tenant.keyFor(tenant.group(), "PROFILES_VIEW")
                .api()
                .get(PATIENTS + "/" + patient.id())
                .isProblem(403, "outside_access_context");
    }

    @Test
    void organizationHeaderIsIgnored() {
        Answer patient = register(PatientBody.in(group));

        assertThat(partner.with("organization", tenant.slug())
                        .get(PATIENTS + "/" + patient.id())
                        .is(200)
                        .text())
                .isEqualTo(patient.text());
    }

    @Test
    void profileHasAnAccountOnceItsPasswordWasSet() {
        String email = Unique.email("Late");
        Answer profile = partner.post(
                        PROFILES, ProfileBody.in(group).withEmail(email).with("sex", "1"))
                .is(201);
        String path = PATIENTS + "/" + profile.id();
        partner.get(path).isProblem(404, "patient_not_found");

        Answer changed = partner.patch(PROFILES + "/" + profile.id(), "{\"password\":\"Secret-123\"}")
                .is(200);

        assertThat(changed.at("handle").isNull()).isTrue();
        partner.get(path)
                .is(200)
                .hasBody(
                        """
                        {
                          "id": "%1$s",
                          "organization": "%2$s",
                          "email": "%3$s",
                          "firstName": "Maria",
                          "lastName": "Schmidt",
                          "gender": "male",
                          "phone": null,
                          "username": "%4$s#%2$s",
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
                          "groups": ["%5$s"],
                          "createdAt": "%6$s",
                          "updatedAt": "%7$s"
                        }
                        """
                                .formatted(
                                        profile.id(),
                                        tenant.slug(),
                                        email,
                                        email.toLowerCase(Locale.ROOT),
                                        group.id(),
                                        profile.at("created_at").asText(),
                                        changed.at("updated_at").asText()));
    }

    @Test
    void passwordsSetAtOnceCreateOneAccount() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);

        Crowd.of(8, i -> partner.patch(PROFILES + "/" + profile.id(), "{\"password\":\"Secret-12" + i + "\"}"))
                .forEach(answer -> answer.is(200));

        partner.get(PATIENTS + "/" + profile.id()).is(200);
    }

    @Test
    void secondPasswordChangesNothingOfTheAccount() {
        Answer patient = register(PatientBody.in(group).with("emrId", "5").with("meta", "{\"a\":1}"));

        partner.patch(PROFILES + "/" + patient.id(), "{\"password\":\"Secret-123\"}")
                .is(200);

        Answer read = partner.get(PATIENTS + "/" + patient.id()).is(200);
        assertThat(read.at("updatedAt").isNull()).isFalse();
        assertThat(Json.masked(read.text(), "updatedAt")).isEqualTo(Json.masked(patient.text(), "updatedAt"));
    }
}
