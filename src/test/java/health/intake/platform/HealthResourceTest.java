package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.audit.AuditQueue;
import health.intake.directory.DirectoryRevision;
import health.intake.migration.Migration;
import health.intake.platform.HealthResource.Check;
import health.intake.platform.HealthResource.Status;
import health.intake.seal.Sealing;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readiness shows tasks that hang or are not run any more. */
class HealthResourceTest {

    private final HealthResource health = new HealthResource();
    private long now;
    private final TaskRecord audit = new TaskRecord(() -> now);
    private final TaskRecord sealing = new TaskRecord(() -> now);

    @BeforeEach
    void prepare() {
        health.database = new Database() {
            @Override
            public boolean answers() {
                return true;
            }
        };
        health.migration = new Migration() {
            @Override
            public boolean isDone() {
                return true;
            }
        };
        health.audit = new AuditQueue();
        health.sealing = new Sealing();
        health.revision = new DirectoryRevision();
        health.records = new TaskRecords() {
            @Override
            TaskRecord of(Task task) {
                return task == Task.AUDIT ? audit : sealing;
            }
        };
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private Status audit() {
        return health.needed().stream()
                .filter(check -> check.name().equals("audit"))
                .map(Check::status)
                .findAny()
                .orElseThrow();
    }

    @Test
    void theTrailIsUpWhileItsTasksSucceed() {
        passes(Duration.ofSeconds(10));
        assertThat(audit()).isEqualTo(Status.UP);
    }

    @Test
    void withoutAWriteForLongItIsDown() {
        passes(Duration.ofSeconds(11));
        sealing.succeeded();
        assertThat(audit()).isEqualTo(Status.DOWN);

        audit.succeeded();
        assertThat(audit()).isEqualTo(Status.UP);
    }

    @Test
    void withoutASealingForLongItIsDegraded() {
        passes(Duration.ofSeconds(61));
        audit.succeeded();
        assertThat(audit()).isEqualTo(Status.DEGRADED);

        sealing.succeeded();
        assertThat(audit()).isEqualTo(Status.UP);
    }
}
