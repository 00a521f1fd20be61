package health.intake.blackbox.budgets;

import static health.intake.blackbox.budgets.Bill.REQUESTS;
import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** Invariant 7 of the architecture, for patients: how many round trips one request may cost once its key is known. */
@OneNode("each node caches keys, groups and organizations for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientBudgetIT {

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api partner = tenant.partner();

    private static Bill within(TestReporter reporter, String what, int statements, Bill bill) {
        reporter.publishEntry(what, bill.toString());
        assertThat(bill.sql().statements()).hasSizeLessThanOrEqualTo(statements * REQUESTS);
        assertThat(bill.sql().commits()).hasSizeLessThanOrEqualTo(REQUESTS);
        return bill;
    }

    @Test
    void registrationIsAtMostFiveStatementsAndACommitAndOneRedisCommand(TestReporter reporter) {
        Bill bill = within(reporter, "registration", 5, Bill.of(i -> partner.post(PATIENTS, PatientBody.create())
                .is(201)));

        assertThat(bill.redis()).hasSize(REQUESTS);
    }

    @Test
    void registrationWithAllFieldsIsAtMostSixStatements(TestReporter reporter) {
        PatientBody body = PatientBody.in(group, further)
                .with("password", "\"Secret-123\"")
                .with("hcCard", "{\"number\":\"A123456789\"}")
                .with("meta", "{\"a\":1}")
                .with(
                        "providers",
                        "[\"0197a3c0-0000-7000-8000-000000000000\",\"0197a3c0-0000-7000-8000-000000000001\"]");

        within(reporter, "full registration", 6, Bill.of(i -> partner.post(
                        PATIENTS, body.withEmail(Unique.email("full")))
                .is(201)));
    }

    @Test
    void changeIsAtMostFiveStatementsAndACommit(TestReporter reporter) {
        String path = PATIENTS + "/"
                + partner.post(PATIENTS, PatientBody.in(group, further)).is(201).id();

        Bill bill = within(reporter, "change", 5, Bill.of(i -> partner.patch(
                        path,
                        "{\"firstName\":\"%s\",\"referrer\":\"u-%d\",\"hcCard\":{\"number\":\"A%d\"}}"
                                .formatted(i % 2 == 0 ? "Eva" : "Maria", i, i))
                .is(200)));

        assertThat(bill.redis()).isEmpty();
        within(reporter, "change without effect", 3, Bill.of(i -> partner.patch(path, "{}")
                .is(200)));
        Bill moving = within(reporter, "change of the address", 4, Bill.of(i -> partner.patch(
                        path, "{\"email\":\"" + Unique.email("moving") + "\"}")
                .is(200)));
        assertThat(moving.redis()).hasSize(REQUESTS);
    }

    @Test
    void listIsTwoStatementsWhateverItsSize(TestReporter reporter) {
        Tenant other = Tenant.create();
        Group one = other.group();
        Group two = other.group();
        PatientBody body = PatientBody.in(one, two).with("hcCard", "{\"number\":\"A123456789\"}");
        for (int i = 0; i < 60; i++) {
            other.partner().post(PATIENTS, body.withEmail(Unique.email("list"))).is(201);
        }
        for (Api reader :
                List.of(other.partner(), other.keyFor(two, one, "PROFILES_VIEW").api())) {
            for (String query : List.of("?limit=1", "?limit=500", "?limit=10&offset=20")) {
                Bill bill = within(reporter, "list" + query, 2, Bill.of(i -> reader.get(PATIENTS + query)
                        .is(200)));

                assertThat(bill.redis()).isEmpty();
            }
        }
    }

    @Test
    void lookUpIsAtMostTwoStatements(TestReporter reporter) {
        Answer patient = partner.post(PATIENTS, PatientBody.in(group).with("emrId", "4711"))
                .is(201);
        Bill bill = within(reporter, "look-up by e-mail", 2, Bill.of(i -> partner.get(
                        PATIENTS + "?email=" + patient.at("email").asText())
                .is(200)));

        assertThat(bill.redis()).hasSize(REQUESTS);
        within(reporter, "look-up by username", 2, Bill.of(i -> partner.get(PATIENTS + "?username="
                        + Api.encoded(patient.at("username").asText()))
                .is(200)));
        within(reporter, "look-up by emrId", 2, Bill.of(i -> partner.get(PATIENTS + "?emrId=4711")
                .is(200)));
    }

    @Test
    void getIsAtMostTwoStatements(TestReporter reporter) {
        String path = PATIENTS + "/"
                + partner.post(PATIENTS, PatientBody.in(group, further)).is(201).id();

        Bill bill = within(reporter, "get", 2, Bill.of(i -> partner.get(path).is(200)));

        assertThat(bill.redis()).isEmpty();
    }
}
