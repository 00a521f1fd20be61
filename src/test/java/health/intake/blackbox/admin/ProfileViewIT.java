package health.intake.blackbox.admin;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 5: what the operator sees of a profile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileViewIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private String create() {
        return partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private static String view(String organization, String id) {
        return "/api/admin/organizations/" + organization + "/profiles/" + id;
    }

    private Answer view(String id) {
        return Api.admin().get(view(tenant.id(), id));
    }

    @Test
    void aProfileIsSeenWithoutPersonalData() {
        String id = create();
        Answer seen = view(id).is(200);

        seen.hasBody(
                """
                {"id": "%s", "profile_group": "%s", "state": "active", "created_at": "*", "updated_at": null,
                 "legal_hold": false, "has_account": false}"""
                        .formatted(id, group.id()),
                "created_at");
        assertThat(seen.at("created_at"))
                .isEqualTo(partner.get(PROFILES + "/" + id).is(200).at("created_at"));
        assertThat(Api.admin().get(view(tenant.slug(), id)).is(200).text()).isEqualTo(seen.text());
        assertThat(seen.header("ETag")).isNull();
    }

    @Test
    void aChangeIsSeen() {
        String id = create();
        Answer changed = partner.patch(PROFILES + "/" + id, "{\"height\": 170}").is(200);

        assertThat(view(id).is(200).at("updated_at")).isEqualTo(changed.at("updated_at"));
    }

    @Test
    void aDeactivatedProfileIsSeenAsSuch() {
        String id = create();
        try (Sql sql = Installation.shared().sql()) {
            sql.run("update profile set state = 'DEACTIVATED' where id = ?", id);
        }

        assertThat(view(id).is(200).at("state").asText()).isEqualTo("deactivated");
    }

    @Test
    void aPatientHasAnAccountAndSoHasAProfileWithAPassword() {
        String patient = partner.post(PATIENTS, PatientBody.in(group)).is(201).id();
        String profile = create();
        partner.patch(PROFILES + "/" + profile, "{\"password\": \"Secret-of-7-Winters\"}")
                .is(200);

        assertThat(view(patient).is(200).at("has_account").asBoolean()).isTrue();
        assertThat(view(profile).is(200).at("has_account").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Tenant other = Tenant.create();
        String theirs = other.partner()
                .post(PROFILES, ProfileBody.in(other.group()))
                .is(201)
                .id();
        String unknown = Json.masked(
                view(UUID.randomUUID().toString())
                        .isProblem(404, "profile_not_found")
                        .text(),
                "request_id");

        assertThat(Json.masked(view(theirs).isProblem(404, "profile_not_found").text(), "request_id"))
                .isEqualTo(unknown);
        view("1-1-1-1-1").isProblem(400, "invalid_id");
        Api.admin().get(view("nobody", theirs)).isProblem(404, "organization_not_found");
        Api.admin().get(view(tenant.id(), create()) + "?x=1").isProblem(400, "invalid_query");
    }

    @Test
    void theSandboxIsNotSeen() {
        String inSandbox = tenant.testKey("CREATE_USER")
                .api()
                .post(PROFILES, ProfileBody.in(group).with("profile_group", Json.quoted(group.slug())))
                .is(201)
                .id();

        view(inSandbox).isProblem(404, "profile_not_found");
        try (Sql sql = Installation.shared().sql()) {
            String sandbox = sql.text("select id from organization where sandbox_of = ?", tenant.id());
            Api.admin().get(view(sandbox, inSandbox)).isProblem(404, "organization_not_found");
        }
    }

    @Test
    void partnersSeeItInNoCase() {
        for (String scope : new String[] {"CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "AUDIT_VIEW"}) {
            tenant.key(scope).api().get(view(tenant.id(), create())).isProblem(403, "scope_missing");
        }
    }

    @Test
    void theTrailOfTheOrganizationTellsIt() {
        String id = create();
        Answer seen = view(id).is(200);

        assertThat(Trail.of(tenant).ofRequest(seen.requiredHeader("X-Request-Id")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("operation").asText()).isEqualTo("getProfileForSupport");
                    assertThat(entry.get("profile_ids").get(0).asText()).isEqualTo(id);
                });
    }
}
