package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 4.3: changes of one patient at the same moment, through this API and through that of profiles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientConcurrencyIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    /** A change of one field, through one of the APIs. */
    private record Change(String api, String body) {}

    private Answer change(String id, Change change) {
        return partner.patch(change.api() + "/" + id, change.body());
    }

    @RepeatedTest(5)
    void changesOfDifferentFieldsAllApply() {
        String id = partner.post(PATIENTS, PatientBody.in(group)).is(201).id();
        List<Change> changes = List.of(
                new Change(PATIENTS, "{\"firstName\":\"Eva\"}"),
                new Change(PROFILES, "{\"last_name\":\"Virtanen\"}"),
                new Change(PATIENTS, "{\"referrer\":\"u-1\"}"),
                new Change(PATIENTS, "{\"meta\":{\"a\":1}}"),
                new Change(PATIENTS, "{\"meta\":{\"b\":2}}"),
                new Change(PROFILES, "{\"height\":170}"),
                new Change(PATIENTS, "{\"verifications\":{\"phone\":true}}"),
                new Change(PROFILES, "{\"password\":\"Secret-123\"}"));

        Crowd.of(changes.size(), i -> change(id, changes.get(i))).forEach(answer -> answer.is(200));

        Answer patient = partner.get(PATIENTS + "/" + id).is(200);
        assertThat(patient.at("firstName").asText()).isEqualTo("Eva");
        assertThat(patient.at("lastName").asText()).isEqualTo("Virtanen");
        assertThat(patient.at("referrer").asText()).isEqualTo("u-1");
        assertThat(patient.at("meta").at("/a").asInt()).isEqualTo(1);
        assertThat(patient.at("meta").at("/b").asInt()).isEqualTo(2);
        assertThat(patient.at("verifications").at("/phone").asBoolean()).isTrue();
        assertThat(partner.get(PROFILES + "/" + id).at("height").asInt()).isEqualTo(170);
    }

    @RepeatedTest(3)
    void firstAccountOfAProfileArisesOnce() {
        String id = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        partner.patch(PROFILES + "/" + id, "{\"password\":\"Secret-123\"}").is(200);
        List<Change> changes = List.of(
                new Change(PATIENTS, "{\"referrer\":\"u-1\"}"),
                new Change(PATIENTS, "{\"hasInsurance\":true}"),
                new Change(PROFILES, "{\"weight\":60}"),
                new Change(PATIENTS, "{\"roles\":[\"vip\"]}"));

        Crowd.of(changes.size(), i -> change(id, changes.get(i))).forEach(answer -> answer.is(200));

        Answer patient = partner.get(PATIENTS + "/" + id).is(200);
        assertThat(patient.at("referrer").asText()).isEqualTo("u-1");
        assertThat(patient.at("hasInsurance").asBoolean()).isTrue();
        assertThat(patient.at("roles")).hasToString("[\"vip\"]");
    }

    @Test
    void oneOfManyChangesOfAVersionSucceeds() {
        String id = partner.post(PATIENTS, PatientBody.in(group)).is(201).id();
        Api conditional =
                partner.with("If-Match", partner.get(PATIENTS + "/" + id).etag());

        List<Answer> answers = Crowd.of(
                8,
                i -> i % 2 == 0
                        ? conditional.patch(PATIENTS + "/" + id, "{\"referrer\":\"u-" + i + "\"}")
                        : conditional.patch(PROFILES + "/" + id, "{\"height\":" + (100 + i) + "}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> answer.isProblem(412, "precondition_failed"));
    }

    @RepeatedTest(3)
    void oneOfManyChangesToAnEmrIdSucceeds() {
        List<String> ids = Crowd.of(
                        8, i -> partner.post(PATIENTS, PatientBody.in(group)).is(201))
                .stream()
                .map(Answer::id)
                .toList();
        String emrId = String.valueOf(System.nanoTime());

        List<Answer> answers =
                Crowd.of(8, i -> partner.patch(PATIENTS + "/" + ids.get(i), "{\"emrId\":" + emrId + "}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> answer.isProblem(409, "emr_id_taken"));
    }
}
