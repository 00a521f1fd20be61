package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Scene;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.openapi.OpenApiOperations;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 5 and 7: each request leaves one entry in the trail of the organization that it concerns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {

    private static final String NOBODY = "019d4834-5b40-7c7e-8a51-3f0f4d3b7c99";

    private final Scene scene = new Scene();
    private final Trail trail = Trail.of(scene.tenant);
    private final Trail general = new Trail(Trail.OF_NO_ORGANIZATION);
    private final Key key = scene.tenant.key("CREATE_USER", "PROFILES_VIEW", "AUDIT_VIEW", "PROFILES_ERASE");
    private final Key confined = scene.tenant.keyFor(scene.tenant.group(), "CREATE_USER", "PROFILES_VIEW");

    static Stream<Operation> operations() {
        return Operation.ALL.stream().filter(operation -> !operation.isPublic());
    }

    private Api caller(Operation operation) {
        if (operation.isOfSandbox()) {
            return scene.tenant.testKey("CREATE_USER").api();
        }
        return operation.isAdmin() ? Api.admin() : key.api();
    }

    /** The one entry of a request. */
    private static JsonNode only(Trail trail, Answer answer) {
        List<JsonNode> entries = trail.ofRequest(answer.requiredHeader("X-Request-Id"));
        assertThat(entries).as("entries of %s", answer).hasSize(1);
        return entries.get(0);
    }

    private static void hasProfiles(JsonNode entry, String... ids) {
        assertThat(entry.get("profile_ids")).extracting(JsonNode::asText).containsExactly(ids);
    }

    private static void is(JsonNode entry, String operation, int status) {
        assertThat(entry.get("operation").asText()).isEqualTo(operation);
        assertThat(entry.get("status").asInt()).isEqualTo(status);
    }

    private static String operationId(Operation operation) {
        return OpenApiOperations.all()
                .filter(documented -> operation
                        .toString()
                        .replaceAll("\\{[^}]+}", "{}")
                        .equals(documented.method().toUpperCase(java.util.Locale.ROOT) + " /api"
                                + documented.path().replaceAll("\\{[^}]+}", "{}")))
                .map(documented -> documented.node().path("operationId").asText())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachOperationLeavesOneEntryWithWhatWasAsked(Operation operation) {
        if (operationId(operation).matches("list(Admin)?Audit")) {
            return;
        }
        boolean general =
                operation.path().matches("/api/(admin/(api-keys.*|organizations)|metrics)") && !isCreation(operation);
        Answer answer = scene.call(caller(operation), operation);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        Trail where = general ? this.general : isCreation(operation) ? trailOf(answer.id()) : trail;
        JsonNode entry = only(where, answer);

        is(entry, operationId(operation), answer.status());
        assertThat(entry.get("client_address").asText()).isEqualTo("127.0.0.1");
        JsonNode used = entry.get("key");
        assertThat(used.get("id").isNull()).isEqualTo(operation.isAdmin());
        assertThat(used.get("name").asText())
                .isEqualTo(
                        operation.isAdmin()
                                ? "configured"
                                : (operation.isOfSandbox() ? "Test key of " : "Key of ") + scene.tenant.slug());
        String environment = operation.isOfSandbox() ? "test" : "live";
        assertThat(entry.get("environment").asText()).isEqualTo(environment);
        assertThat(used.get("prefix").asText()).matches("intake_" + environment + "_[0-9A-Za-z]{6}");
    }

    private static boolean isCreation(Operation operation) {
        return operation.toString().equals("POST /api/admin/organizations");
    }

    private static Trail trailOf(String organization) {
        return new Trail("/api/admin/organizations/" + organization + "/audit");
    }

    @Test
    void readsOfTheTrailAreRecordedInTheFormOfTheContract() {
        Answer first = Api.admin().get(trail.path()).is(200);
        Answer own = Api.admin().get(Trail.OF_NO_ORGANIZATION).is(200);
        for (Map.Entry<String, Answer> each :
                Map.of(trail.path(), first, Trail.OF_NO_ORGANIZATION, own).entrySet()) {
            Deadline.within(Trail.DELAY.multipliedBy(2), "the trail is read in " + each.getKey(), () -> Api.admin()
                    .get(each.getKey())
                    .is(200)
                    .text()
                    .contains(each.getValue().requiredHeader("X-Request-Id")));
        }
        assertThat(Api.admin()
                        .get(trail.path() + "?limit=1")
                        .is(200)
                        .json()
                        .get(0)
                        .fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "at",
                        "key",
                        "operation",
                        "status",
                        "profile_ids",
                        "request_id",
                        "client_address",
                        "environment");
    }

    @Test
    void profilesAreNamedByTheirIdsInTheOrderOfTheAnswer() {
        Answer created = key.api().post(PROFILES, ProfileBody.in(scene.group)).is(201);
        Answer list = key.api().get(PROFILES + "?limit=2").is(200);
        String email = created.at("email").asText();

        hasProfiles(only(trail, created), created.id());
        hasProfiles(only(trail, key.api().get(PROFILES + "/" + created.id())), created.id());
        hasProfiles(only(trail, key.api().patch(PROFILES + "/" + created.id(), "{\"height\":170}")), created.id());
        hasProfiles(only(trail, list), list.each("id").toArray(String[]::new));
        JsonNode found = only(trail, key.api().get(PROFILES + "?email=" + email).is(200));
        hasProfiles(found, created.id());
        is(found, "lookUpProfile", 200);
        JsonNode foundByBody = only(
                trail,
                key.api()
                        .post(PROFILES + "/lookup", "{\"email\":\"" + email + "\"}")
                        .is(200));
        hasProfiles(foundByBody, created.id());
        is(foundByBody, "lookUpProfile", 200);
        assertThat(trail.entries("").toString()).doesNotContain(email, Api.encoded(email));
    }

    @Test
    void changesOfPatientsAreRecorded() {
        String path = PATIENTS + "/" + scene.value("{patient}");

        JsonNode changed =
                only(trail, key.api().patch(path, "{\"referrer\":\"u-1\"}").is(200));
        is(changed, "changePatient", 200);
        hasProfiles(changed, scene.value("{patient}"));
        JsonNode refused = only(trail, key.api().patch(path, "{\"referrer\":1}").is(400));
        is(refused, "changePatient", 400);
        hasProfiles(refused, scene.value("{patient}"));
    }

    @Test
    void listsAndLookUpsOfPatientsAreRecorded() {
        String id = scene.value("{patient}");
        Answer patient = key.api().get(PATIENTS + "/" + id).is(200);
        Answer list = key.api().get(PATIENTS + "?limit=2").is(200);

        JsonNode listed = only(trail, list);
        is(listed, "listPatients", 200);
        hasProfiles(listed, list.each("id").toArray(String[]::new));
        for (String name : List.of("email", "username")) {
            String value = patient.at(name).asText();
            JsonNode found = only(
                    trail,
                    key.api()
                            .get(PATIENTS + "?" + name + "=" + Api.encoded(value))
                            .is(200));
            is(found, "lookUpPatient", 200);
            hasProfiles(found, id);
            assertThat(trail.entries("").toString()).doesNotContain(value, Api.encoded(value));
        }
        JsonNode nobody = only(trail, key.api().get(PATIENTS + "?emrId=99").is(200));
        is(nobody, "lookUpPatient", 200);
        hasProfiles(nobody);
    }

    @Test
    void missesAreRecorded() {
        JsonNode read = only(trail, key.api().get(PROFILES + "/" + NOBODY).is(404));
        is(read, "getProfile", 404);
        hasProfiles(read, NOBODY);
        JsonNode lookUp = only(
                trail,
                key.api().get(PROFILES + "?email=" + Unique.email("nobody")).is(200));
        is(lookUp, "lookUpProfile", 200);
        hasProfiles(lookUp);
        JsonNode byBody = only(
                trail,
                key.api()
                        .post(PROFILES + "/lookup", "{\"email\":\"" + Unique.email("nobody") + "\"}")
                        .is(200));
        is(byBody, "lookUpProfile", 200);
        hasProfiles(byBody);
        JsonNode patient = only(trail, key.api().get(PATIENTS + "/" + NOBODY).is(404));
        is(patient, "getPatient", 404);
        JsonNode organization = only(
                general, Api.admin().get("/api/admin/organizations/no-such").is(404));
        is(organization, "getOrganization", 404);
    }

    @Test
    void refusalsAreRecordedWithTheKeyThatWasRefused() {
        String path = PROFILES + "/" + scene.profile;
        Api reader = scene.tenant.key("PROFILES_VIEW").api();
        ProfileBody body = ProfileBody.in(scene.group).withEmail(Unique.email("taken"));
        key.api().post(PROFILES, body).is(201);

        is(only(trail, confined.api().get(path).is(403)), "getProfile", 403);
        is(only(trail, reader.post(PROFILES, "{}").is(403)), "createProfile", 403);
        is(only(trail, key.api().post(PROFILES, "{}").is(400)), "createProfile", 400);
        is(only(trail, key.api().post(PROFILES, body).is(409)), "createProfile", 409);
        is(only(trail, key.api().get(PROFILES + "?limit=0").is(400)), "listProfiles", 400);
        is(only(trail, key.api().get(PROFILES + "?nonsense=1").is(400)), "listProfiles", 400);
        is(only(trail, key.api().get(PROFILES + "/no-uuid").is(400)), "getProfile", 400);
        is(only(trail, key.api().get(scene.tenant.path()).is(403)), "getOrganization", 403);
        JsonNode stale = only(
                trail, key.api().with("If-Match", "\"77\"").patch(path, "{}").is(412));
        is(stale, "changeProfile", 412);
        hasProfiles(stale, scene.profile);
        assertThat(stale.at("/key/id").asText()).isEqualTo(key.id());
    }

    @Test
    void headAndNotModifiedAreReads() {
        String path = PROFILES + "/" + scene.profile;
        String tag = key.api().get(path).etag();
        JsonNode unmodified =
                only(trail, key.api().with("If-None-Match", tag).get(path).is(304));
        is(unmodified, "getProfile", 304);
        hasProfiles(unmodified, scene.profile);
        JsonNode head = only(trail, key.api().send("HEAD", path).is(200));
        is(head, "getProfile", 200);
        hasProfiles(head, scene.profile);
    }

    @Test
    void requestOfNoOrganizationIsNotRecorded() {
        Tenant open = Tenant.open();
        Answer registered = open.keyless().post(PATIENTS, PatientBody.create()).is(201);
        Answer nowhere = Api.anonymous().post(PATIENTS, "{}").is(400);
        Answer refused = Api.as(KeyText.unissued()).get(PROFILES).is(403);

        JsonNode entry = only(Trail.of(open), registered);
        is(entry, "registerPatient", 201);
        assertThat(entry.get("key").isNull()).isTrue();
        hasProfiles(entry, registered.id());
        // a later entry shows that the others will not come
        only(general, Api.admin().get("/api/admin/organizations").is(200));
        for (Answer unrecorded : List.of(nowhere, refused)) {
            String id = unrecorded.requiredHeader("X-Request-Id");
            assertThat(Trail.of(open).entries("").toString()).doesNotContain(id);
            assertThat(general.entries("").toString()).doesNotContain(id);
        }
    }

    @Test
    void clientIsNamedByTrustedProxies() {
        Answer claimed = key.api()
                .with("X-Forwarded-For", "203.0.113.9")
                .get(PROFILES + "?limit=1")
                .is(200);

        assertThat(only(trail, claimed).get("client_address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void trailOfAnotherOrganizationIsHidden() {
        Answer read = key.api().get(PROFILES + "/" + scene.profile).is(200);
        Tenant other = Tenant.create();
        Answer foreign = other.partner().get(PROFILES + "/" + scene.profile).is(404);

        only(trail, read);
        only(Trail.of(other), foreign);
        assertThat(Trail.of(other).entries("").toString()).doesNotContain(read.requiredHeader("X-Request-Id"));
        assertThat(trail.entries("").toString()).doesNotContain(foreign.requiredHeader("X-Request-Id"));
        assertThat(Trail.of(other).entries("&key=" + key.id())).isEmpty();
    }
}
