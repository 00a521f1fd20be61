package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.apikey.ApiKeyChange;
import health.intake.apikey.CreateAdminKeyRequest;
import health.intake.apikey.CreateApiKeyRequest;
import health.intake.apikey.RotateKeyRequest;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerWork;
import health.intake.blackbox.driver.Tenant;
import health.intake.erasure.EraseRequest;
import health.intake.lifecycle.DeactivateRequest;
import health.intake.lifecycle.MoveRequest;
import health.intake.lifecycle.RestoreRequest;
import health.intake.organization.CreateOrganizationRequest;
import health.intake.organization.OrganizationChange;
import health.intake.patient.PatientChange;
import health.intake.patient.RegisterPatientRequest;
import health.intake.profile.CreateProfileRequest;
import health.intake.profile.ProfileChange;
import health.intake.profile.ProfilesResource.LookUpRequest;
import health.intake.profilegroup.CreateProfileGroupRequest;
import health.intake.profilegroup.ProfileGroupChange;
import health.intake.requestbody.WorstBodies;
import health.intake.support.LegalHoldRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** For any body of 64 KiB the service works little and answers briefly, in each operation that takes a body. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorstBodiesIT {

    /** Violations of one body, at most. */
    private static final int TOLD = 100;

    private static final int MAX_ANSWER = 40 * 1024;

    /** How much more than for an ordinary body of the size, on average over all bodies. */
    private static final double MAX_RATIO = 4;

    private static final int MAX_MIB = 8;

    /** At most: what the server compiles meanwhile counts as its work, so one cheap round is enough. */
    private static final int ROUNDS = 3;

    private final Tenant tenant = Tenant.open();
    private final Api admin = Api.admin();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");

    /**
     * An operation and the client that calls it.
     *
     * @param type of its body
     */
    private record Target(Api caller, String method, String path, Class<? extends Record> type) {

        Answer send(String body) {
            return caller.send(method, path, body);
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9a-f-]{36}", "…");
        }
    }

    private List<Target> targets() {
        Group group = tenant.group();
        Api partner = key.api();
        String profile = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        String patient = partner.post(PATIENTS, PatientBody.in(group)).is(201).id();
        String stepped = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        String adminKeys = "/api/admin/api-keys";
        List<Target> all = new ArrayList<>(List.of(
                new Target(partner, "POST", PROFILES, CreateProfileRequest.class),
                new Target(partner, "POST", PROFILES + "/lookup", LookUpRequest.class),
                new Target(partner, "PATCH", PROFILES + "/" + profile, ProfileChange.class),
                new Target(partner, "POST", stepped + "/deactivate", DeactivateRequest.class),
                new Target(partner, "POST", stepped + "/restore", RestoreRequest.class),
                new Target(partner, "POST", stepped + "/move", MoveRequest.class),
                new Target(partner, "PATCH", PATIENTS + "/" + patient, PatientChange.class),
                new Target(partner, "POST", PATIENTS, RegisterPatientRequest.class),
                new Target(tenant.keyless(), "POST", PATIENTS, RegisterPatientRequest.class)));
        all.addAll(List.of(
                new Target(admin, "POST", "/api/admin/organizations", CreateOrganizationRequest.class),
                new Target(
                        tenant.key("PROFILES_ERASE").api(),
                        "POST",
                        PROFILES + "/" + profile + "/erase",
                        EraseRequest.class),
                new Target(admin, "PATCH", tenant.path(), OrganizationChange.class),
                new Target(admin, "POST", tenant.groupsPath(), CreateProfileGroupRequest.class),
                new Target(admin, "PATCH", tenant.groupsPath() + "/" + group.id(), ProfileGroupChange.class),
                new Target(admin, "POST", tenant.keysPath(), CreateApiKeyRequest.class),
                new Target(admin, "PATCH", tenant.keysPath() + "/" + key.id(), ApiKeyChange.class),
                new Target(admin, "POST", tenant.keysPath() + "/" + key.id() + "/rotate", RotateKeyRequest.class),
                new Target(
                        admin, "PUT", tenant.path() + "/profiles/" + profile + "/legal-hold", LegalHoldRequest.class),
                new Target(admin, "POST", adminKeys, CreateAdminKeyRequest.class)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyBodyIsCheapAndItsAnswerShort() {
        return targets().stream().map(target -> DynamicTest.dynamicTest(target.toString(), () -> isCheap(target)));
    }

    private static void isCheap(Target target) {
        List<String> bodies = List.copyOf(WorstBodies.of(target.type()).values());
        bodies.forEach(body -> isShort(target.send(body)));

        List<Double> ratios = new ArrayList<>();
        do {
            ServerWork ordinary = ServerWork.perRequest(bodies.size(), i -> target.send(WorstBodies.ordinary()));
            ServerWork worst = ServerWork.perRequest(bodies.size(), i -> target.send(bodies.get(i)));
            ratios.add(worst.millis() / ordinary.millis());
            assertThat(worst.mib()).isLessThan(MAX_MIB);
        } while (ratios.size() < ROUNDS && Collections.min(ratios) >= MAX_RATIO);

        assertThat(ratios).anyMatch(ratio -> ratio < MAX_RATIO);
    }

    private static void isShort(Answer answer) {
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text()).hasSizeLessThan(MAX_ANSWER);
        if (answer.at("code").asText().equals("validation_failed")) {
            assertThat(answer.at("violations").size()).isBetween(1, TOLD);
        }
    }

    @Test
    void firstHundredViolationsAreListedAndTheOthersCounted() {
        String roles = "[" + "1,".repeat(30_000) + "1]";
        Map<String, String> bodies = WorstBodies.general();

        Answer unknown = key.api().post(PROFILES, bodies.get("unknown fields")).isProblem(400, "validation_failed");
        assertThat(unknown.at("violations").size()).isEqualTo(TOLD);
        assertThat(unknown.at("detail").asText())
                .containsPattern("\\(99 more, and at least [0-9]{4} more beyond the first 100\\)");
        Answer ofRoles = key.api()
                .post(PATIENTS, PatientBody.create().with("roles", roles))
                .isProblem(400, "validation_failed");
        assertThat(ofRoles.violations()).hasSize(51).startsWith("roles too_long", "roles[0] wrong_type");
        assertThat(ofRoles.at("detail").asText()).isEqualTo("roles must have at most 50 entries. (50 more)");
        key.api().post(PROFILES, bodies.get("one number")).isProblem(400, "malformed_json");
    }
}
