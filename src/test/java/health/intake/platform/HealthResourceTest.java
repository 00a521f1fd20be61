package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.audit.AuditQueue;
import health.intake.directory.DirectoryRevision;
import health.intake.email.EmailIndex;
import health.intake.migration.Migration;
import health.intake.platform.HealthResource.Check;
import health.intake.platform.HealthResource.Health;
import health.intake.platform.HealthResource.Status;
import health.intake.seal.Sealing;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to probes: the checks, their summary, and tasks that hang or no longer run. */
class HealthResourceTest {

    private final HealthResource health = new HealthResource();
    private long now;
    private final TaskRecord audit = new TaskRecord(() -> now);
    private final TaskRecord sealing = new TaskRecord(() -> now);
    private boolean databaseAnswers = true;
    private boolean isMigrated = true;
    private final FakeEmailIndex redis = new FakeEmailIndex();

    @BeforeEach
    void prepare() {
        health.database = new Database() {
            @Override
            public boolean answers() {
                return databaseAnswers;
            }
        };
        health.migration = new Migration() {
            @Override
            public boolean isDone() {
                return isMigrated;
            }
        };
        health.audit = new AuditQueue();
        health.sealing = new Sealing();
        health.traffic = new Traffic();
        health.revision = new DirectoryRevision();
        health.index = redis;
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
    void auditIsUpWhileItsTasksSucceed() {
        passes(Duration.ofSeconds(10));
        assertThat(audit()).isEqualTo(Status.UP);
    }

    @Test
    void auditIsDownIfNothingWasWrittenForLong() {
        passes(Duration.ofSeconds(11));
        sealing.succeeded();
        assertThat(audit()).isEqualTo(Status.DOWN);

        audit.succeeded();
        assertThat(audit()).isEqualTo(Status.UP);
    }

    @Test
    void auditIsDegradedIfNothingWasSealedForLong() {
        passes(Duration.ofSeconds(61));
        audit.succeeded();
        assertThat(audit()).isEqualTo(Status.DEGRADED);

        sealing.succeeded();
        assertThat(audit()).isEqualTo(Status.UP);
    }

    private Map<String, Status> checks() {
        return ((Health) health.ready().getEntity())
                .checks().stream().collect(Collectors.toMap(Check::name, Check::status));
    }

    private void assertNotReady(String failing) {
        Response response = health.ready();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(((Health) response.getEntity()).status()).isEqualTo(Status.DOWN);
        assertThat(checks()).containsEntry(failing, Status.DOWN);
        checks().forEach((name, status) -> {
            if (!name.equals(failing)) {
                assertThat(status).as(name).isEqualTo(Status.UP);
            }
        });
    }

    private void assertDegraded(String name, Status status) {
        Response response = health.ready();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(((Health) response.getEntity()).status()).isEqualTo(Status.DEGRADED);
        assertThat(checks()).containsEntry(name, status);
    }

    @Test
    void readinessIsUpIfAllChecksAre() {
        Response response = health.ready();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(((Health) response.getEntity()).status()).isEqualTo(Status.UP);
        assertThat(checks())
                .containsOnly(
                        Map.entry("database", Status.UP),
                        Map.entry("schema", Status.UP),
                        Map.entry("audit", Status.UP),
                        Map.entry("redis", Status.UP));
    }

    @Test
    void withoutRedisTheServiceIsReadyButDegraded() {
        redis.status = EmailIndex.Status.DOWN;

        assertDegraded("redis", Status.DOWN);
    }

    @Test
    void withoutSealsTheServiceIsReadyButDegraded() {
        passes(Duration.ofSeconds(61));
        audit.succeeded();

        assertDegraded("audit", Status.DEGRADED);
    }

    @Test
    void withRefusedSealsTheServiceIsReadyButDegraded() {
        health.sealing = new Sealing() {
            @Override
            public boolean isRefused() {
                return true;
            }
        };

        assertDegraded("audit", Status.DEGRADED);
    }

    @Test
    void withoutTheDatabaseTheServiceIsNotReady() {
        databaseAnswers = false;

        assertNotReady("database");
    }

    @Test
    void withoutTheDirectoryRevisionTheServiceIsNotReady() {
        health.revision = new DirectoryRevision() {
            @Override
            public boolean isFailing() {
                return true;
            }
        };

        assertNotReady("database");
    }

    @Test
    void withoutTheSchemaTheServiceIsNotReady() {
        isMigrated = false;

        assertNotReady("schema");
    }

    @Test
    void whileEntriesCannotBeWrittenTheServiceIsNotReady() {
        health.audit = new AuditQueue() {
            @Override
            public boolean isFailing() {
                return true;
            }
        };

        assertNotReady("audit");
    }

    @Test
    void nodeThatStopsIsNotReady() {
        health.traffic.stopping();

        assertNotReady("node");
    }

    @Test
    void processIsLiveWhateverFails() {
        databaseAnswers = false;
        isMigrated = false;

        assertThat(health.live()).isEqualTo(new Health(Status.UP, List.of()));
    }
}
