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
import health.intake.blackbox.driver.Storage;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 2.2 and 4.1: addresses and EMR ids are unique in an organization, and a conflict leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientConflictsIT {

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Group other = tenant.group();
    private final Api partner = tenant.partner();

    private PatientBody full(String email) {
        return PatientBody.in(group, other)
                .withEmail(email)
                .with("password", "\"Secret-123\"")
                .with("hcCard", "{\"number\":\"A123456789\"}")
                .with("providers", "[\"0197a3c0-0000-7000-8000-000000000000\"]")
                .with("roles", "[\"patient\",\"vip\"]");
    }

    private void conflicts(String code, PatientBody body) {
        Map<String, String> before = Storage.rowCounts();

        partner.post(PATIENTS, body).isProblem(409, code);

        assertThat(Storage.rowCounts()).isEqualTo(before);
    }

    @Test
    void addressOfAPatientIsTaken() {
        String email = Unique.email("patient");
        partner.post(PATIENTS, full(email)).is(201);

        conflicts("email_taken", full(email));
        conflicts("email_taken", full(email.toUpperCase(Locale.ROOT)));
        conflicts("email_taken", PatientBody.in(other).withEmail(email));
        tenant.keyless().post(PATIENTS, PatientBody.create().withEmail(email)).isProblem(409, "email_taken");
    }

    @Test
    void addressOfAProfileIsTaken() {
        String email = Unique.email("profile");
        partner.post(PROFILES, ProfileBody.in(other).withEmail(email)).is(201);

        conflicts("email_taken", full(email));
    }

    @Test
    void addressOfAPatientIsTakenForAProfile() {
        String email = Unique.email("both");
        partner.post(PATIENTS, full(email)).is(201);

        partner.post(PROFILES, ProfileBody.in(other).withEmail(email)).isProblem(409, "email_taken");
    }

    @Test
    void addressOfAnotherOrganizationIsFree() {
        String email = Unique.email("elsewhere");
        Tenant elsewhere = Tenant.create();
        elsewhere
                .partner()
                .post(PATIENTS, PatientBody.in(elsewhere.group()).withEmail(email))
                .is(201);

        partner.post(PATIENTS, full(email)).is(201);
    }

    @Test
    void takenAddressHasTheSameAnswerWhicheverGroupHoldsIt() {
        String email = Unique.email("hidden");
        partner.post(PATIENTS, PatientBody.in(other).withEmail(email)).is(201);
        String own = Unique.email("seen");
        partner.post(PATIENTS, PatientBody.in(group).withEmail(own)).is(201);
        Api confined = tenant.keyFor(group, "CREATE_USER").api().with("X-Request-Id", "the-same-id");

        Answer hidden = confined.post(PATIENTS, PatientBody.in(group).withEmail(email));
        Answer seen = confined.post(PATIENTS, PatientBody.in(group).withEmail(own));

        assertThat(hidden.isProblem(409, "email_taken").text()).isEqualTo(seen.text());
    }

    @Test
    void emrIdIsTakenAndTheAddressStaysFree() {
        String email = Unique.email("emr");
        partner.post(PATIENTS, PatientBody.in(other).with("emrId", "4711")).is(201);

        conflicts("emr_id_taken", full(email).with("emrId", "4711"));
        assertThat(partner.get(PROFILES + "?email=" + email).text()).isEqualTo("[]");
        partner.post(PATIENTS, full(email).with("emrId", "4712")).is(201);
    }

    @Test
    void emrIdConflictsWithinItsOrganizationOnly() {
        Tenant elsewhere = Tenant.open();
        elsewhere
                .partner()
                .post(PATIENTS, PatientBody.create().with("emrId", "99"))
                .is(201);

        partner.post(PATIENTS, PatientBody.create().with("emrId", "99")).is(201);
        partner.post(PATIENTS, PatientBody.create().with("emrId", "0")).is(201);
        partner.post(PATIENTS, PatientBody.create()).is(201);
        partner.post(PATIENTS, PatientBody.create()).is(201);
    }

    private void oneSucceeds(String code, List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.isProblem(409, code));
    }

    @RepeatedTest(3)
    void oneOfSixteenRegistrationsOfAnAddressSucceeds() {
        String email = Unique.email("race");

        oneSucceeds(
                "email_taken",
                Crowd.of(16, i -> partner.post(PATIENTS, PatientBody.in(group).withEmail(email))));

        assertThat(partner.get(PROFILES + "?email=" + email).each("id")).hasSize(1);
    }

    @Test
    void oneOfSixteenRegistrationsOfAnAddressWithPasswordsSucceeds() {
        String email = Unique.email("race");

        oneSucceeds("email_taken", Crowd.of(16, i -> partner.post(PATIENTS, full(email))));
    }

    @RepeatedTest(3)
    void oneOfSixteenRegistrationsOfAnEmrIdSucceeds() {
        String emrId = String.valueOf(System.nanoTime());

        oneSucceeds(
                "emr_id_taken",
                Crowd.of(16, i -> partner.post(PATIENTS, PatientBody.in(group).with("emrId", emrId))));
    }

    @Test
    void registrationsAndCreationsOfAnAddressMakeOneProfile() {
        String email = Unique.email("mixed");

        oneSucceeds(
                "email_taken",
                Crowd.of(
                        8,
                        i -> i % 2 == 0
                                ? partner.post(PATIENTS, PatientBody.in(group).withEmail(email))
                                : partner.post(PROFILES, ProfileBody.in(group).withEmail(email))));
    }
}
