package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3 and 4.1: without a key a registration needs an organization that is open for it. */
class PatientSelfRegistrationIT {

    private static Answer register(Tenant tenant) {
        return tenant.keyless().post(PATIENTS, PatientBody.create());
    }

    @Test
    void organizationIsClosedUnlessItWasOpened() {
        Tenant tenant = Tenant.create();
        tenant.change("default_group", Json.quoted(tenant.group().id()));

        register(tenant).isProblem(403, "self_registration_closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"emrId\":1}", "{\"groups\":[\"nobody-knows\"]}", "{\"email\":5}"})
    void closedOrganizationRefusesBeforeTheBodyIsRead(String body) {
        Tenant.create().keyless().post(PATIENTS, body).isProblem(403, "self_registration_closed");
    }

    @Test
    void closedOrganizationIsOpenForAKey() {
        Tenant tenant = Tenant.create();

        tenant.partner().post(PATIENTS, PatientBody.in(tenant.group())).is(201);
    }

    @Test
    void openingAndClosingApplyWithinASecond() {
        Tenant tenant = Tenant.open();
        register(tenant).is(201);

        tenant.change("self_registration", "false");
        Deadline.within(Duration.ofSeconds(1), "closed", () -> register(tenant).status() == 403);
        register(tenant).isProblem(403, "self_registration_closed");
        tenant.change("self_registration", "true");
        Deadline.within(Duration.ofSeconds(1), "open", () -> register(tenant).status() == 201);
    }

    @Test
    void idempotencyKeyIsIgnored() {
        Tenant tenant = Tenant.open();
        Api api = tenant.keyless().with("Idempotency-Key", Unique.slug("key"));
        PatientBody body = PatientBody.create();

        api.post(PATIENTS, body).is(201);
        api.post(PATIENTS, body).isProblem(409, "email_taken");
    }

    @Test
    void openOrganizationWithoutADefaultGroupRefusesRegistrations() {
        Tenant tenant = Tenant.create();
        tenant.group();
        tenant.change("self_registration", "true");

        register(tenant).violates("groups required");
    }
}
