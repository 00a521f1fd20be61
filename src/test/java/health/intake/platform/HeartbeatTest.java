package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.apikey.ConfiguredKey;
import health.intake.audit.AuditQueue;
import health.intake.authentication.InvalidKeys;
import health.intake.authentication.KeyUsage;
import health.intake.database.QueryRetries;
import health.intake.directory.DirectoryRevision;
import health.intake.idempotency.Attempts;
import health.intake.migration.Migration;
import health.intake.retention.Retention;
import health.intake.seal.Sealing;
import health.intake.trouble.HeardLog;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The work of each task, and its time; its failures are in {@link RepetitionTest}. */
class HeartbeatTest {

    private final Heartbeat heartbeat = new Heartbeat();
    private final List<Scheduled> scheduled = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private boolean isMigrated;
    private int attemptsLeft;
    private boolean auditFails;

    private record Scheduled(Runnable work, Duration pause, FutureTask<?> handle) {}

    @BeforeEach
    void prepare() {
        heartbeat.scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                HeartbeatTest.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "scheduleWithFixedDelay" -> schedule((Runnable) arguments[0], arguments);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        heartbeat.records = new TaskRecords();
        prepareSchema();
        prepareDirectory();
        prepareTrail();
    }

    private Object schedule(Runnable work, Object[] arguments) {
        assertThat(arguments[1]).as("initial delay").isEqualTo(arguments[2]);
        assertThat(arguments[3]).isEqualTo(TimeUnit.MILLISECONDS);
        Handle handle = new Handle(work);
        scheduled.add(new Scheduled(work, Duration.ofMillis((long) arguments[2]), handle));
        return handle;
    }

    private static final class Handle extends FutureTask<Void> implements ScheduledFuture<Void> {

        Handle(Runnable work) {
            super(work, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }

    private void prepareSchema() {
        heartbeat.retries = new QueryRetries() {
            @Override
            public void turnOff() {
                done.add("turn off retries");
            }
        };
        heartbeat.database = new Database() {
            @Override
            public boolean answers() {
                return true;
            }

            @Override
            public void watch() {
                done.add("watch");
            }
        };
        heartbeat.migration = new Migration() {
            @Override
            public boolean isDone() {
                return isMigrated;
            }

            @Override
            public void migrate() {
                done.add("migrate");
            }
        };
    }

    private void prepareDirectory() {
        heartbeat.revision = new DirectoryRevision() {
            @Override
            public void refresh() {
                done.add("refresh");
            }
        };
        heartbeat.usage = new KeyUsage() {
            @Override
            public void write() {
                done.add("write usage");
            }
        };
        heartbeat.configuredKey = new ConfiguredKey() {
            @Override
            public void warnOfOthers() {
                done.add("warn of other keys");
            }
        };
        heartbeat.invalidKeys = new InvalidKeys() {
            @Override
            public void tell() {
                done.add("tell invalid keys");
            }
        };
    }

    private void prepareTrail() {
        heartbeat.attempts = new Attempts() {
            @Override
            public boolean forget() {
                done.add("forget");
                return attemptsLeft-- > 0;
            }
        };
        heartbeat.audit = new AuditQueue() {
            @Override
            public void write() {
                done.add("write trail");
                if (auditFails) {
                    throw new IllegalStateException();
                }
            }

            @Override
            public void beginMinute() {
                done.add("begin minute");
            }
        };
        heartbeat.retention = new Retention() {
            @Override
            public void round() {
                done.add("remove");
            }
        };
        heartbeat.sealing = new Sealing() {
            @Override
            public void round() {
                done.add("seal");
            }
        };
    }

    /** Else the hook would keep the bean until the JVM ends. */
    @AfterEach
    void stop() {
        heartbeat.stop();
    }

    private void runAll() {
        done.clear();
        scheduled.forEach(task -> task.work().run());
    }

    @Test
    void schemaIsBroughtUpToDateBeforeAnythingIsScheduled() {
        heartbeat.start();

        assertThat(done).containsExactly("turn off retries", "migrate", "warn of other keys");
    }

    @Test
    void everyTaskIsScheduledWithItsPause() {
        heartbeat.start();

        assertThat(scheduled)
                .extracting(Scheduled::pause)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Task.values()).map(task -> task.pause).toList());
    }

    @Test
    void withoutTheSchemaOnlyWorkRunsThatDoesNotNeedIt() {
        heartbeat.start();
        runAll();

        assertThat(done)
                .containsExactlyInAnyOrder(
                        "turn off retries",
                        "migrate",
                        "warn of other keys",
                        "watch",
                        "begin minute",
                        "tell invalid keys");
    }

    @Test
    void withTheSchemaAllWorkRunsButTheMigration() {
        heartbeat.start();
        isMigrated = true;
        runAll();

        assertThat(done)
                .containsExactlyInAnyOrder(
                        "warn of other keys",
                        "watch",
                        "begin minute",
                        "tell invalid keys",
                        "refresh",
                        "write usage",
                        "forget",
                        "write trail",
                        "seal",
                        "remove");
    }

    @Test
    void oldAttemptsAreForgottenUntilNoneIsLeft() {
        heartbeat.start();
        isMigrated = true;
        attemptsLeft = 2;
        runAll();

        assertThat(done).filteredOn("forget"::equals).hasSize(3);
    }

    @Test
    void failuresAreCountedForTheirTask() {
        heartbeat.start();
        isMigrated = true;
        auditFails = true;
        runAll();

        assertThat(heartbeat.records.of(Task.AUDIT).failures()).isEqualTo(1);
        assertThat(heartbeat.records.of(Task.SEALING).failures()).isZero();
    }

    @Test
    void atTheEndWaitingEntriesAreWrittenAndNothingElseRuns() {
        heartbeat.start();
        isMigrated = true;
        done.clear();

        heartbeat.stop();

        assertThat(done).containsExactly("write trail");
        assertThat(scheduled).allSatisfy(task -> assertThat(task.handle()).isCancelled());
        runAll();
        assertThat(done).isEmpty();
    }

    @Test
    void failureOfTheLastWriteIsLoggedAndEndsNothing() {
        heartbeat.start();
        auditFails = true;

        assertThat(HeardLog.lines(heartbeat::stop))
                .singleElement()
                .asString()
                .startsWith("The last audit entries were not written: ");
    }
}
