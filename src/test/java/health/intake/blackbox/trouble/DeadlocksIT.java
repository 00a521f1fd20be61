package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerWork;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A transaction that the database rolled back for another one is retried; the work before it is not. */
class DeadlocksIT {

    private static final int REGISTRATIONS_A_MINUTE = 10;

    /** Argon2id takes 19 MiB for a hash, and the rest of a request takes less than one. */
    private static final double TWO_HASHES = 2 * 19 * 1024;

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private static final String PASSWORD = "\"Secret-123\"";

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private Answer register(PatientBody body) {
        return Wire.request("POST", PATIENTS)
                .header("organization", tenant.slug())
                .json(body.toString())
                .send();
    }

    @Test
    void registrationIsCountedAndHashedOnceDespiteADeadlock() {
        String email = Unique.email("deadlock");
        PatientBody body = PatientBody.create().withEmail(email).with("password", PASSWORD);
        register(PatientBody.create().with("password", PASSWORD)).is(201);

        double kib = ServerWork.perRequest(1, i -> {
                    try (PlantedDeadlock deadlock = new PlantedDeadlock(
                            "select profile_id from patient where profile_id >= ? for update", LAST)) {
                        deadlock.with(
                                        "select id from profile where email_canonical = ? for update",
                                        email,
                                        () -> register(body))
                                .is(201);
                    }
                })
                .kib();

        assertThat(kib).as("KiB allocated").isLessThan(TWO_HASHES);
        IntStream.range(2, REGISTRATIONS_A_MINUTE)
                .forEach(i -> register(PatientBody.create()).is(201));
        register(PatientBody.create()).isProblem(429, "rate_limited");
    }

    @Test
    void passwordOfAChangeIsHashedOnceDespiteADeadlock() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(tenant.group())).is(201);
        String path = PROFILES + "/" + profile.id();
        String body = "{\"password\":" + PASSWORD + "}";
        partner.patch(path, body).is(200);

        double kib = ServerWork.perRequest(1, i -> {
                    try (PlantedDeadlock deadlock = new PlantedDeadlock(
                            "select profile_id from credential where profile_id = ? for update", profile.id())) {
                        deadlock.with(
                                        "select id from profile where id = ? for update",
                                        profile.id(),
                                        () -> partner.patch(path, body))
                                .is(200);
                    }
                })
                .kib();

        assertThat(kib).as("KiB allocated").isLessThan(TWO_HASHES);
    }
}
