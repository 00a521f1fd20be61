package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 7: attempts with a key that is no longer valid, and registrations without a key, are recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedKeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tenant tenant = Tenant.open();
    private final Trail trail = Trail.of(tenant);

    private List<JsonNode> attempts(Trail where, Key key) {
        return where.entries("&key=" + key.id()).stream()
                .filter(entry -> entry.get("operation").asText().equals("refusedKey"))
                .toList();
    }

    private void isRecordedOnce(Key key) {
        Answer first = key.api().get(PROFILES).is(403);
        for (int i = 0; i < 20; i++) {
            assertThat(key.api()
                            .get(PROFILES + "/" + i)
                            .isProblem(403, "forbidden")
                            .text()
                            .length())
                    .isEqualTo(first.text().length());
        }
        Deadline.within(PATIENCE, "it is recorded", () -> !attempts(trail, key).isEmpty());

        JsonNode entry = attempts(trail, key).get(0);
        assertThat(entry.get("status").asInt()).isEqualTo(403);
        assertThat(entry.get("profile_ids")).isEmpty();
        assertThat(entry.get("client_address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.get("request_id").asText()).isEqualTo(first.requiredHeader("X-Request-Id"));
        assertThat(entry.at("/key/prefix").asText())
                .isEqualTo(key.secret()
                        .substring(0, entry.at("/key/prefix").asText().length()));
        // a minute may end in between
        Deadline.throughout(
                Duration.ofSeconds(2), () -> assertThat(attempts(trail, key)).hasSizeBetween(1, 2));
    }

    @Test
    void revokedKeyIsRecordedInTheTrailOfItsOrganization() {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(PROFILES).is(200);
        Api.admin().send("DELETE", tenant.keysPath() + "/" + key.id()).is(204);

        isRecordedOnce(key);
    }

    @Test
    void expiredKeyIsRecordedInTheTrailOfItsOrganization() {
        Instant end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Key key = Key.of(Api.admin()
                .post(
                        tenant.keysPath(),
                        "{\"name\":\"Short\",\"scopes\":[\"PROFILES_VIEW\"],\"expires_at\":\"" + end + "\"}")
                .is(201));
        Deadline.within(PATIENCE, "it has expired", () -> Instant.now().isAfter(end.plusMillis(100)));

        isRecordedOnce(key);
    }

    @Test
    void revokedAdminKeyIsRecordedInTheTrailOfNoOrganization() {
        String path = "/api/admin/api-keys";
        Key key = Key.of(Api.admin().post(path, "{\"name\":\"Former\"}").is(201));
        Api.admin().send("DELETE", path + "/" + key.id()).is(204);
        key.api().get(tenant.path()).isProblem(403, "forbidden");

        Trail general = new Trail(Trail.OF_NO_ORGANIZATION);
        Deadline.within(
                PATIENCE, "it is recorded", () -> !attempts(general, key).isEmpty());
        assertThat(attempts(trail, key)).isEmpty();
    }

    @Test
    void unknownKeyIsLoggedOnceAMinute() {
        for (int i = 0; i < 5; i++) {
            Wire.request("GET", PROFILES)
                    .header("x-api-key", i % 2 == 0 ? KeyText.unissued() : "no-key")
                    .from("127.0.0.77")
                    .send()
                    .isProblem(403, "forbidden");
        }

        Deadline.within(Duration.ofSeconds(75), "the refusal is logged", () -> Installation.shared()
                .logs()
                .contains("requests with an invalid key within a minute from 127.0.0.77"));
    }

    private void isRecordedAsRegistration(Answer refused, int status) {
        JsonNode entry = trail.ofRequest(refused.is(status).requiredHeader("X-Request-Id"))
                .get(0);
        assertThat(entry.get("operation").asText()).isEqualTo("registerPatient");
        assertThat(entry.get("status").asInt()).isEqualTo(status);
        assertThat(entry.get("key").isNull()).isTrue();
        assertThat(entry.get("profile_ids")).isEmpty();
    }

    @Test
    void everyConflictOfAKeylessRegistrationIsRecorded() {
        PatientBody taken = PatientBody.create();
        tenant.keyless().post(PATIENTS, taken).is(201);

        isRecordedAsRegistration(tenant.keyless().post(PATIENTS, taken), 409);
        isRecordedAsRegistration(tenant.keyless().post(PATIENTS, taken), 409);
    }

    @Test
    void otherRefusalsOfRegistrationsAreRecordedOnceAMinute() {
        isRecordedAsRegistration(tenant.keyless().post(PATIENTS, "{}"), 400);
        isRecordedAsRegistration(tenant.keyless().post(PATIENTS, "{\"emrId\":1}"), 403);
        for (int i = 0; i < 20; i++) {
            tenant.keyless().post(PATIENTS, "{}").is(400);
        }
        Deadline.throughout(Duration.ofSeconds(2), () -> assertThat(trail.entries("").stream()
                        .filter(entry -> entry.get("status").asInt() == 400))
                .hasSizeBetween(1, 2));
    }

    @Test
    void registrationWithAClosedOrganizationIsRecorded() {
        Tenant closed = Tenant.create();
        Answer refused = closed.keyless().post(PATIENTS, PatientBody.create()).is(403);

        assertThat(Trail.of(closed).ofRequest(refused.requiredHeader("X-Request-Id")))
                .hasSize(1);
    }
}
