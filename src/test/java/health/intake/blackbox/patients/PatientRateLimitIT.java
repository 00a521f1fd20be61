package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.ServerUnderTest.PROXY;
import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.4, 4.1 and 6: ten registrations a minute without a key, per client address and organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientRateLimitIT {

    private static final int LIMIT = 10;

    private final Tenant tenant = Tenant.open();

    private static Answer register(Tenant where, UnaryOperator<Wire> more) {
        Wire request = Wire.request("POST", PATIENTS).header("organization", where.slug());
        return more.apply(request).json(PatientBody.create().toString()).send();
    }

    private static Answer register(Tenant where) {
        return register(where, request -> request);
    }

    private static void useUp(Tenant where, UnaryOperator<Wire> more) {
        IntStream.range(0, LIMIT).forEach(i -> register(where, more).is(201));
        isLimited(register(where, more));
    }

    private static void isLimited(Answer answer) {
        answer.isProblem(429, "rate_limited");
        int seconds = Integer.parseInt(answer.requiredHeader("Retry-After"));
        assertThat(seconds).isBetween(1, 60);
        assertThat(answer.requiredHeader("RateLimit")).endsWith(";r=0;t=" + seconds);
        assertThat(answer.requiredHeader("RateLimit-Policy")).endsWith(";q=10;w=60");
    }

    @Test
    void eleventhRegistrationIsToldWhenToRetry() {
        Tenant open = Tenant.open();

        useUp(open, request -> request);

        isLimited(register(open));
        open.partner().post(PATIENTS, PatientBody.create()).is(201);
    }

    @Test
    void anotherOrganizationAndAnotherClientAreNotLimited() {
        Tenant open = Tenant.open();
        useUp(open, request -> request);

        register(Tenant.open()).is(201);
        register(open, request -> request.from("127.0.0.2")).is(201);
    }

    @Test
    void clientBehindATrustedProxyIsLimited() {
        Tenant open = Tenant.open();
        useUp(open, request -> request.from(PROXY).header("X-Forwarded-For", "192.0.2.1"));

        register(open, request -> request.from(PROXY).header("X-Forwarded-For", "192.0.2.2"))
                .is(201);
        register(open, request -> request.from(PROXY).header("X-Forwarded-For", "2001:db8::1"))
                .is(201);
        register(open).is(201);
    }

    @Test
    void lastForwardedAddressIsLimited() {
        Tenant open = Tenant.open();
        useUp(open, request -> request.from(PROXY).header("X-Forwarded-For", "192.0.2.7"));

        for (int i = 0; i < 3; i++) {
            String claimed = "198.51.100." + i;
            isLimited(
                    register(open, request -> request.from(PROXY).header("X-Forwarded-For", claimed + ", 192.0.2.7")));
            isLimited(register(open, request -> request.from(PROXY)
                    .header("X-Forwarded-For", claimed)
                    .header("X-Forwarded-For", "192.0.2.7")));
        }
        register(open, request -> request.from(PROXY).header("X-Forwarded-For", "192.0.2.7, 192.0.2.8"))
                .is(201);
    }

    @Test
    void addressIsTakenFromTrustedProxiesOnly() {
        Tenant open = Tenant.open();
        for (int i = 0; i < LIMIT; i++) {
            String claimed = "192.0.2." + i;
            register(open, request -> request.header("X-Forwarded-For", claimed))
                    .is(201);
        }

        isLimited(register(open, request -> request.header("X-Forwarded-For", "192.0.2.100")));
        isLimited(register(open, request -> request.header("Forwarded", "for=192.0.2.101")));
        isLimited(register(open, request -> request.header("X-Real-IP", "192.0.2.102")));
    }

    @Test
    void withAKeyThereIsNoLimit() {
        Api partner = tenant.partner();

        for (int i = 0; i < 2 * LIMIT; i++) {
            partner.post(PATIENTS, PatientBody.create()).is(201);
        }
        register(tenant).is(201);
    }

    @Test
    void registrationsAreLimitedWithoutRedisToo() {
        Tenant open = Tenant.open();

        Installation.shared().withoutRedis(() -> useUp(open, request -> request));
        // requests that are counted before Redis is used again do not count afterwards
        Installation.shared().awaitHealth();
    }

    @Test
    void requestRefusedForItsContentIsNotCounted() {
        Tenant open = Tenant.open();
        Api keyless = open.keyless();

        for (int i = 0; i < LIMIT; i++) {
            keyless.post(PATIENTS, "{").isProblem(400, "malformed_json");
            keyless.post(PATIENTS, "{}").isProblem(400, "validation_failed");
            keyless.post(PATIENTS, PatientBody.create().with("emrId", "1")).isProblem(403, "field_not_allowed");
            keyless.post(PATIENTS + "?x=1", PatientBody.create()).isProblem(400, "invalid_query");
        }
        useUp(open, request -> request);
    }

    @Test
    void registrationOfATakenAddressIsCounted() {
        Tenant open = Tenant.open();
        PatientBody body = PatientBody.create();
        Api keyless = open.keyless();
        keyless.post(PATIENTS, body).is(201);

        for (int i = 1; i < LIMIT; i++) {
            keyless.post(PATIENTS, body).isProblem(409, "email_taken");
        }

        isLimited(keyless.post(PATIENTS, body));
        isLimited(keyless.post(PATIENTS, PatientBody.create()));
    }
}
