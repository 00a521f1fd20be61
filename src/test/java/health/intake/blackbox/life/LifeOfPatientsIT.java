package health.intake.blackbox.life;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static health.intake.blackbox.life.Life.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 8 and 4: what deactivating, restoring and moving mean for a patient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeOfPatientsIT {

    private static final AtomicInteger EMR_IDS = new AtomicInteger(4_711);

    private final Tenant tenant = Tenant.create();
    private final Group first = tenant.group();
    private final Group second = tenant.group();
    private final Group third = tenant.group();
    private final Group fourth = tenant.group();
    private final Api partner = tenant.partner();
    private final Life life = new Life(partner);

    private Answer register(Group... groups) {
        String emrId = String.valueOf(EMR_IDS.incrementAndGet());
        return partner.post(PATIENTS, PatientBody.in(groups).with("emrId", emrId))
                .is(201);
    }

    private static String patient(String id) {
        return PATIENTS + "/" + id;
    }

    private List<String> lookUps(Answer patient) {
        return List.of(
                "?email=" + Api.encoded(patient.at("email").asText()),
                "?emrId=" + patient.at("emrId").asText(),
                "?username=" + Api.encoded(patient.at("username").asText()));
    }

    private void hasGroups(String id, Group... groups) {
        assertThat(partner.get(patient(id)).is(200).at("groups"))
                .extracting(JsonNode::asText)
                .containsExactly(Stream.of(groups).map(Group::id).toArray(String[]::new));
    }

    @Test
    void deactivatedPatientIsFoundByNothing() {
        Answer patient = register(first);
        Api confined = tenant.keyFor(first, "PROFILES_VIEW").api();
        Api outside = tenant.keyFor(second, "PROFILES_VIEW").api();
        life.deactivate(patient.id()).is(200);

        for (Api key : List.of(partner, confined, outside)) {
            Api same = key.with("X-Request-Id", "the-same-id-for-both");
            List<String> nobody = List.of(
                    "?email=" + Unique.email("nobody"),
                    "?emrId=1",
                    "?username=" + Api.encoded(Unique.email("nobody") + "#" + tenant.slug()));
            for (int i = 0; i < nobody.size(); i++) {
                Answer answer = same.get(PATIENTS + lookUps(patient).get(i)).is(200);
                Answer ofNobody = same.get(PATIENTS + nobody.get(i)).is(200);
                assertThat(answer.text()).isEqualTo("[]");
                assertThat(answer.steadyHeaders()).isEqualTo(ofNobody.steadyHeaders());
            }
            assertThat(key.get(PATIENTS + "?limit=500").is(200).each("id")).doesNotContain(patient.id());
        }
        assertThat(partner.get(patient(patient.id())).is(200).id()).isEqualTo(patient.id());
        assertThat(partner.get(PATIENTS + "?state=deactivated").is(200).each("id"))
                .containsExactly(patient.id());
        assertThat(partner.get(PATIENTS + "?state=all&limit=500").is(200).each("id"))
                .contains(patient.id());

        life.restore(patient.id()).is(200);

        for (String lookUp : lookUps(patient)) {
            assertThat(partner.get(PATIENTS + lookUp).is(200).each("id")).containsExactly(patient.id());
            assertThat(confined.get(PATIENTS + lookUp).is(200).each("id")).containsExactly(patient.id());
        }
        assertThat(partner.get(PATIENTS + "?state=deactivated").is(200).text()).isEqualTo("[]");
    }

    @Test
    void deactivatedPatientIsNotChangedThroughEitherApi() {
        Answer registered = register(first);
        String id = registered.id();
        life.deactivate(id).is(200);
        Answer before = partner.get(patient(id)).is(200);

        for (String body : List.of(
                "{}",
                "{\"referrer\":\"u-1\"}",
                "{\"firstName\":\"Eva\"}",
                "{\"password\":\"Secret-123\"}",
                "{\"emrId\":null}",
                "{\"meta\":{\"a\":1}}")) {
            partner.patch(patient(id), body).isProblem(409, "profile_deactivated");
        }
        partner.patch(path(id), "{}").isProblem(409, "profile_deactivated");
        partner.patch(patient(id), "{\"gender\":\"f\"}").violates("gender invalid_value");
        partner.with("If-Match", "\"stale\"").patch(patient(id), "{}").isProblem(412, "precondition_failed");
        assertThat(partner.get(patient(id)).is(200).body()).isEqualTo(before.body());

        life.restore(id).is(200);
        partner.patch(patient(id), "{\"referrer\":\"u-1\"}").is(200);
    }

    @Test
    void emrIdAndAddressOfADeactivatedPatientStayTaken() {
        Answer patient = register(first);
        life.deactivate(patient.id()).is(200);

        partner.post(
                        PATIENTS,
                        PatientBody.in(second).with("emrId", patient.at("emrId").asText()))
                .isProblem(409, "emr_id_taken");
        partner.post(
                        PATIENTS,
                        PatientBody.in(second).withEmail(patient.at("email").asText()))
                .isProblem(409, "email_taken");
    }

    @Test
    void everyStepChangesTheTagOfThePatient() {
        String id = register(first, second).id();
        Answer before = partner.get(patient(id)).is(200);
        life.move(id, third).is(200);
        Answer moved = partner.get(patient(id)).is(200);
        life.deactivate(id).is(200);
        Answer deactivated = partner.get(patient(id)).is(200);
        life.deactivate(id).is(200);
        life.move(id, third).is(200);

        assertThat(List.of(before.etag(), moved.etag(), deactivated.etag())).doesNotHaveDuplicates();
        assertThat(partner.get(patient(id)).is(200).etag()).isEqualTo(deactivated.etag());
        assertThat(moved.at("updatedAt").isTextual()).isTrue();
    }

    @Test
    void groupOfAMoveBecomesTheFirstAndNoneStandsTwice() {
        String id = register(first, second, third, fourth).id();
        hasGroups(id, first, second, third, fourth);

        life.move(id, third).is(200);
        hasGroups(id, third, second, fourth);

        life.move(id, third).is(200);
        hasGroups(id, third, second, fourth);

        life.move(id, first).is(200);
        hasGroups(id, first, second, fourth);

        life.deactivate(id).is(200);
        life.move(id, fourth).is(200);
        hasGroups(id, fourth, second);

        life.move(id, second).is(200);
        hasGroups(id, second);

        life.restore(id).is(200);
        partner.patch(patient(id), "{\"groups\":[\"" + second.slug() + "\"]}").is(200);
        partner.patch(patient(id), "{\"groups\":[\"" + fourth.slug() + "\"]}").violates("groups read_only");
    }

    @Test
    void accessFollowsTheFirstGroup() {
        String id = register(first, second).id();
        Api inFirst = tenant.keyFor(first, "PROFILES_VIEW").api();
        Api inSecond = tenant.keyFor(second, "PROFILES_VIEW").api();

        life.move(id, second).is(200);

        inFirst.get(patient(id)).isProblem(403, "outside_access_context");
        inSecond.get(patient(id)).is(200);
        assertThat(inFirst.get(PATIENTS + "?limit=500").each("id")).doesNotContain(id);
        assertThat(inSecond.get(PATIENTS + "?limit=500").each("id")).contains(id);
    }

    @Test
    void movedPatientKeepsGroupsOfOthers() {
        String other = register(first, second, third).id();
        life.move(register(first, second, third).id(), second).is(200);

        hasGroups(other, first, second, third);
    }

    @Test
    void patientByPasswordAloneIsOfTheGroupOfTheProfile() {
        String id = partner.post(PROFILES, ProfileBody.in(first)).is(201).id();
        partner.patch(path(id), "{\"password\":\"Secret-123\"}").is(200);

        life.move(id, second).is(200);

        hasGroups(id, second);
        partner.patch(patient(id), "{\"referrer\":\"u-1\"}").is(200);
        life.move(id, third).is(200);
        hasGroups(id, third);
    }
}
