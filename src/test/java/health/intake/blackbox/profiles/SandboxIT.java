package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.FullSandbox;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract 3.7: the sandbox of an organization, for its test keys. */
class SandboxIT {

    private static final String RESET = "/api/v1/sandbox/reset";
    private static final String[] SCOPES = {"CREATE_USER", "PROFILES_VIEW"};

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api live = tenant.partner();
    private final Api test = tenant.testKey(SCOPES).api();

    private ProfileBody body() {
        return ProfileBody.in(group).with("profile_group", "\"" + group.slug() + "\"");
    }

    private String sandbox() {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text("select id from organization where sandbox_of = ?", tenant.id());
        }
    }

    /** The ids of the groups that a key may act on, by slug. */
    private static Map<String, String> groups(Api api) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode each : api.get("/api/v1/key").is(200).at("profile_groups")) {
            ids.put(each.get("slug").asText(), each.get("id").asText());
        }
        return ids;
    }

    private static List<String> names(Api api) {
        List<String> names = new ArrayList<>();
        api.get("/api/v1/key")
                .is(200)
                .at("profile_groups")
                .forEach(each -> names.add(
                        each.get("slug").asText() + " " + each.get("name").asText()));
        return names;
    }

    @Test
    void everyAnswerToATestKeyTellsIt() {
        assertThat(test.get(PROFILES).is(200).header("Intake-Environment")).isEqualTo("test");
        assertThat(test.get(PROFILES + "/x").is(400).header("Intake-Environment"))
                .isEqualTo("test");
        assertThat(test.get("/api/admin/organizations")
                        .isProblem(403, "scope_missing")
                        .header("Intake-Environment"))
                .isEqualTo("test");
        assertThat(live.get(PROFILES).is(200).header("Intake-Environment")).isNull();
    }

    @Test
    void slugAndNameAreThoseOfTheOrganization() {
        Answer key = test.get("/api/v1/key").is(200);

        assertThat(key.at("environment").asText()).isEqualTo("test");
        assertThat(key.at("organization"))
                .isEqualTo(live.get("/api/v1/key").is(200).at("organization"));
        assertThat(names(test)).isEqualTo(names(live)).hasSize(1);
        assertThat(groups(test).get(group.slug())).isNotEqualTo(group.id());
    }

    @Test
    void anAddressIsTakenOnceInEachAndFoundInItsOwn() {
        String email = Unique.email("both");
        String inTest = test.post(PROFILES, body().withEmail(email)).is(201).id();
        assertThat(live.get(PROFILES + "?email=" + email).is(200).text()).isEqualTo("[]");
        String inLive = live.post(PROFILES, body().withEmail(email)).is(201).id();

        for (int i = 0; i < 3; i++) {
            assertThat(test.get(PROFILES + "?email=" + email).is(200).each("id"))
                    .containsExactly(inTest);
            assertThat(live.get(PROFILES + "?email=" + email).is(200).each("id"))
                    .containsExactly(inLive);
        }
        test.post(PROFILES, body().withEmail(email)).isProblem(409, "email_taken");
        assertThat(test.get(PROFILES).is(200).each("id")).containsExactly(inTest);
        assertThat(live.get(PROFILES).is(200).each("id")).containsExactly(inLive);
    }

    @Test
    void groupsOfEachAreKnownThereOnly() {
        test.post(PROFILES, ProfileBody.in(group)).isProblem(404, "profile_group_not_found");
        live.post(PROFILES, body().with("profile_group", "\"" + groups(test).get(group.slug()) + "\""))
                .isProblem(404, "profile_group_not_found");
        test.post(PROFILES, body().with("profile_group", "\"" + groups(test).get(group.slug()) + "\""))
                .is(201);
    }

    @Test
    void groupsThatAreCreatedOrRenamedLaterAreSoInTheSandbox() {
        String before = groups(test).get(group.slug());
        String renamed = Unique.slug("renamed");
        Group later = tenant.group();
        Api.admin()
                .patch(tenant.groupsPath() + "/" + group.id(), "{\"slug\": \"" + renamed + "\", \"name\": \"Renamed\"}")
                .is(200);
        Group successor = tenant.group(group.slug());

        Deadline.within(Trail.DELAY, "the sandbox follows", () -> names(test).equals(names(live)));
        assertThat(groups(test).get(renamed)).isEqualTo(before);
        assertThat(groups(test).keySet()).containsExactlyInAnyOrder(renamed, later.slug(), successor.slug());
    }

    @Test
    void aTestKeyIsConfinedToTheTwinsOfTheNamedGroups() {
        Group other = tenant.group();
        String twin = groups(test).get(group.slug());
        Key bySlug = tenant.testKeyFor("[\"" + group.slug() + "\"]", SCOPES);
        Key byId = tenant.testKeyFor("[\"" + group.id() + "\"]", SCOPES);
        String path = tenant.keysPath() + "/" + byId.id();

        assertThat(groups(bySlug.api())).containsExactly(Map.entry(group.slug(), twin));
        assertThat(groups(byId.api())).containsExactly(Map.entry(group.slug(), twin));
        assertThat(Api.admin()
                        .get(path)
                        .is(200)
                        .at("profile_groups")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(twin);
        byId.api()
                .post(PROFILES, body().with("profile_group", "\"" + other.slug() + "\""))
                .isProblem(403, "outside_access_context");
        Answer changed = Api.admin()
                .patch(path, "{\"profile_groups\": [\"" + other.slug() + "\"]}")
                .is(200);
        assertThat(changed.at("profile_groups").get(0).get("id").asText())
                .isEqualTo(groups(test).get(other.slug()));
        Api.admin().patch(path, "{\"profile_groups\": [\"" + twin + "\"]}").isProblem(404, "profile_group_not_found");
        Api.admin().post(path + "/rotate", "{}").is(201);
        Api.admin().delete(path).is(204);
    }

    @Test
    void aPatientWithoutGroupsIsInTheTwinOfTheDefaultGroup() {
        tenant.change("default_group", "\"" + group.slug() + "\"").is(200);
        String email = Unique.email("patient");

        Answer patient = test.with("organization", tenant.slug())
                .post(PATIENTS, PatientBody.create().withEmail(email))
                .is(201);

        assertThat(patient.at("groups"))
                .extracting(JsonNode::asText)
                .containsExactly(groups(test).get(group.slug()));
        assertThat(patient.at("username").asText()).isEqualTo(email + "#" + tenant.slug());
        assertThat(patient.at("organization").asText()).isEqualTo(tenant.slug());
        assertThat(test.get(PATIENTS + "/" + patient.id()).is(200).text()).isEqualTo(patient.text());
        live.get(PATIENTS + "/" + patient.id()).isProblem(404, "patient_not_found");
        test.with("organization", tenant.id())
                .post(PATIENTS, PatientBody.create())
                .is(201);
        test.with("organization", sandbox())
                .post(PATIENTS, PatientBody.create())
                .isProblem(403, "organization_mismatch");
    }

    @Test
    void theOperatorSeesTheKeysAndTheirRequestsButNoSandbox() {
        Answer created = test.post(PROFILES, body()).is(201);
        JsonNode entry = Trail.of(tenant)
                .ofRequest(created.requiredHeader("X-Request-Id"))
                .get(0);

        assertThat(entry.get("environment").asText()).isEqualTo("test");
        assertThat(Trail.of(tenant).entries("&profile=" + created.id())).hasSize(1);
        assertThat(Api.admin().get(tenant.keysPath()).is(200).each("environment"))
                .contains("live", "test");
        Api.admin().get("/api/admin/organizations/" + sandbox()).isProblem(404, "organization_not_found");
        Api.admin().get("/api/admin/organizations/" + sandbox() + "/api-keys").isProblem(404, "organization_not_found");
        assertThat(Api.admin().get("/api/admin/organizations?limit=500").is(200).each("id"))
                .doesNotContain(sandbox());
    }

    @Test
    void resetEmptiesTheSandboxAndNothingElse() {
        String email = Unique.email("reset");
        String kept = live.post(PROFILES, body().withEmail(email)).is(201).id();
        Api once = test.with("Idempotency-Key", Unique.slug("once"));
        Answer profile = once.post(PROFILES, body().withEmail(email)).is(201);
        test.patch(PROFILES + "/" + profile.id(), "{\"password\": \"Correct Horse 7\"}")
                .is(200);
        Group further = tenant.group();
        Answer patient = test.post(
                        PATIENTS,
                        PatientBody.create()
                                .with("groups", "[\"" + group.slug() + "\", \"" + further.slug() + "\"]")
                                .with("hcCard", "{\"number\": \"A123456780\"}"))
                .is(201);

        assertThat(test.post(RESET, "").is(204).body()).isEmpty();

        test.get(PROFILES + "/" + profile.id()).isProblem(404, "profile_not_found");
        test.get(PATIENTS + "/" + patient.id()).isProblem(404, "patient_not_found");
        assertThat(test.get(PROFILES + "?email=" + email).is(200).text()).isEqualTo("[]");
        assertThat(test.get(PROFILES).is(200).text()).isEqualTo("[]");
        assertThat(live.get(PROFILES + "?email=" + email).is(200).each("id")).containsExactly(kept);
        assertThat(rowsOfTheSandbox()).isEmpty();
        assertThat(once.post(PROFILES, body().withEmail(email)).is(201).id()).isNotEqualTo(profile.id());
        test.post(RESET, "").is(204);
        test.post(RESET, "").is(204);
    }

    /** The tables that hold a row of the sandbox, but for groups and keys, which stay. */
    private List<String> rowsOfTheSandbox() {
        try (Sql sql = Installation.shared().sql()) {
            return sql
                    .rows(
                            "select table_name name from information_schema.columns where table_schema = database()"
                                    + " and column_name = 'organization_id' and table_name not in ('profile_group', 'api_key', 'api_key_group')")
                    .stream()
                    .map(row -> row.get("name"))
                    .filter(table -> !sql.text(
                                    "select count(*) from " + table + " where organization_id = ?", sandbox())
                            .equals("0"))
                    .toList();
        }
    }

    @Test
    void resetIsForUnconfinedTestKeysThatMayWrite() {
        live.post(RESET, "").isProblem(403, "sandbox_only");
        tenant.testKey("PROFILES_VIEW").api().post(RESET, "").isProblem(403, "scope_missing");
        tenant.testKeyFor("[\"" + group.slug() + "\"]", SCOPES)
                .api()
                .post(RESET, "")
                .isProblem(403, "outside_access_context");
        Api.anonymous().post(RESET, "").isProblem(403, "forbidden");
    }

    @Test
    void theSandboxHoldsTenThousandProfiles() {
        FullSandbox.fill(tenant, 9_999);
        List<Answer> answers = Crowd.of(4, i -> test.post(PROFILES, body()));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        test.post(PROFILES, body()).isProblem(409, "sandbox_full");
        test.post(PATIENTS, PatientBody.create().with("groups", "[\"" + group.slug() + "\"]"))
                .isProblem(409, "sandbox_full");
        live.post(PROFILES, body()).is(201);
        test.post(RESET, "").is(204);
        test.post(PROFILES, body()).is(201);
    }

    @Test
    void firstTestKeysAndGroupsAtOnceMakeOneSandboxWithAllGroups() {
        Tenant fresh = Tenant.create();
        List<Answer> answers = Crowd.of(
                8,
                i -> i % 2 == 0
                        ? Api.admin()
                                .post(
                                        fresh.keysPath(),
                                        "{\"name\": \"Test\", \"scopes\": [\"PROFILES_VIEW\"], \"environment\": \"test\"}")
                        : Api.admin().post(fresh.groupsPath(), "{\"slug\": \"group-" + i + "\", \"name\": \"Group\"}"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        for (int i = 0; i < answers.size(); i += 2) {
            assertThat(names(Key.of(answers.get(i)).api()))
                    .isEqualTo(names(fresh.partner()))
                    .hasSize(4);
        }
    }

    @Test
    void aTestKeyOutsideASandboxOpensNothing() {
        Key key = tenant.key(SCOPES);
        try (Sql sql = Installation.shared().sql()) {
            sql.run("update api_key set environment = 'test' where id = ?", key.id());
            sql.run("update directory_revision set revision = revision + 1");
        }

        Deadline.within(
                Trail.DELAY, "it is invalid", () -> key.api().get(PROFILES).status() == 403);
        key.api().get(PROFILES).isProblem(403, "forbidden");
    }
}
