package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerWork;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Refused passwords are not hashed: a hash takes 19 MiB, which the figures clearly show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedPasswordsIT {

    private static final int REQUESTS = 10;
    private static final double OF_A_HASH_MIB = 19;
    private static final double OF_NO_HASH_MIB = 9;
    private static final String PASSWORD = "{\"password\":\"Secret-123\"}";

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Api elsewhere = tenant.keyFor(tenant.group(), "CREATE_USER").api();
    private final String taken = Unique.email("taken");
    private final String foreign = profile(Tenant.create());
    private final String own = PROFILES + "/"
            + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();

    RefusedPasswordsIT() {
        partner.post(PATIENTS, PatientBody.create().withEmail(taken).with("emrId", "7"))
                .is(201);
    }

    private static String profile(Tenant of) {
        return PROFILES + "/"
                + of.partner()
                        .post(PROFILES, ProfileBody.in(of.group()))
                        .is(201)
                        .id();
    }

    private static double mib(Supplier<Answer> request) {
        request.get();
        return ServerWork.perRequest(REQUESTS, i -> request.get()).mib();
    }

    private static PatientBody patient() {
        return PatientBody.create().with("password", "\"Secret-123\"");
    }

    private static DynamicTest isNotHashed(String what, int status, Supplier<Answer> request) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(mib(() -> request.get().is(status))).isLessThan(OF_NO_HASH_MIB));
    }

    @Test
    void acceptedPasswordIsHashed() {
        assertThat(mib(() -> partner.patch(own, PASSWORD).is(200))).isGreaterThan(OF_A_HASH_MIB);
        assertThat(mib(() -> partner.post(PATIENTS, patient()).is(201))).isGreaterThan(OF_A_HASH_MIB);
    }

    @TestFactory
    Stream<DynamicTest> changesThatAreRefused() {
        return Stream.of(
                isNotHashed("unknown profile", 404, () -> partner.patch(PROFILES + "/" + UUID.randomUUID(), PASSWORD)),
                isNotHashed("of another organization", 404, () -> partner.patch(foreign, PASSWORD)),
                isNotHashed("outside the context", 403, () -> elsewhere.patch(own, PASSWORD)),
                isNotHashed(
                        "stale", 412, () -> partner.with("If-Match", "\"99\"").patch(own, PASSWORD)),
                isNotHashed(
                        "another field is wrong",
                        400,
                        () -> partner.patch(own, "{\"password\":\"Secret-123\",\"x\":1}")),
                isNotHashed(
                        "another field is read-only",
                        400,
                        () -> partner.patch(own, "{\"password\":\"Secret-123\",\"id\":null}")),
                isNotHashed(
                        "made of the name",
                        400,
                        () -> partner.patch(own, "{\"password\":\"SchmidtSchmidt1\",\"last_name\":\"Schmidt\"}")),
                isNotHashed(
                        "the address is taken",
                        409,
                        () -> partner.patch(own, "{\"password\":\"Secret-123\",\"email\":\"" + taken + "\"}")));
    }

    @TestFactory
    Stream<DynamicTest> registrationsThatAreRefused() {
        Tenant closed = Tenant.create();
        return Stream.of(
                isNotHashed(
                        "a field is wrong",
                        400,
                        () -> partner.post(PATIENTS, patient().with("dob", "1"))),
                isNotHashed(
                        "no such group",
                        404,
                        () -> partner.post(PATIENTS, patient().withGroups("nowhere"))),
                isNotHashed(
                        "outside the context",
                        403,
                        () -> elsewhere.post(PATIENTS, patient().withGroups(group.id()))),
                isNotHashed("closed", 403, () -> closed.keyless().post(PATIENTS, patient())),
                isNotHashed("a field that needs a key", 403, () -> tenant.keyless()
                        .post(PATIENTS, patient().with("emrId", "1"))),
                isNotHashed(
                        "the address is taken",
                        409,
                        () -> partner.post(PATIENTS, patient().withEmail(taken))),
                isNotHashed(
                        "the emrId is taken",
                        409,
                        () -> partner.post(PATIENTS, patient().with("emrId", "7"))));
    }

    @Test
    void rateLimitedPasswordIsNotHashed() {
        Tenant open = Tenant.open();
        for (int i = 0; i < 10; i++) {
            open.keyless().post(PATIENTS, PatientBody.create()).is(201);
        }

        assertThat(mib(() -> open.keyless().post(PATIENTS, patient()).is(429))).isLessThan(OF_NO_HASH_MIB);
    }
}
