package health.intake.blackbox.budgets;

import static health.intake.blackbox.budgets.Bill.REQUESTS;
import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
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
    void getIsAtMostTwoStatements(TestReporter reporter) {
        String path = PATIENTS + "/"
                + partner.post(PATIENTS, PatientBody.in(group, further)).is(201).id();

        Bill bill = within(reporter, "get", 2, Bill.of(i -> partner.get(path).is(200)));

        assertThat(bill.redis()).isEmpty();
    }
}
