package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Hashing a password is slow on purpose; it must not slow down reads. */
class PatientHashingIT {

    private static final int REGISTRATIONS = 60;

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private Answer register() {
        return partner.post(PATIENTS, PatientBody.create().with("password", "\"Secret-123\""));
    }

    @Test
    void readsGoOnWhileMoreArriveThanCanBeHashed() throws Exception {
        String path = PROFILES + "/" + register().is(201).id();
        CompletableFuture<List<Answer>> registrations =
                CompletableFuture.supplyAsync(() -> Crowd.of(REGISTRATIONS, i -> register()));

        int reads = 0;
        do {
            partner.get(path).is(200);
            reads++;
        } while (!registrations.isDone());

        List<Answer> answers = registrations.get(1, TimeUnit.SECONDS);
        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() != 201) {
                answer.isProblem(503, "unavailable");
                assertThat(answer.header("Retry-After")).isNotNull();
            }
        });
        assertThat(answers).anyMatch(answer -> answer.status() == 201);
        assertThat(reads).as("reads meanwhile").isGreaterThan(10);
    }
}
