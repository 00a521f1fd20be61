package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.audit.AuditQueue;
import health.intake.email.EmailIndex;
import health.intake.metrics.Metrics;
import health.intake.retention.Retention;
import health.intake.seal.Sealing;
import health.intake.seal.SealingLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each part of the node under its own name. */
class MetricsResourceTest {

    private final MetricsResource resource = new MetricsResource();
    private boolean isFailing;
    private final FakeEmailIndex index = new FakeEmailIndex();

    @BeforeEach
    void prepare() {
        resource.metrics = new Metrics();
        resource.records = new TaskRecords();
        resource.audit = new AuditQueue() {
            @Override
            public int length() {
                return 3;
            }

            @Override
            public boolean isFailing() {
                return isFailing;
            }
        };
        resource.sealing = sealing();
        resource.sealingLog = sealingLog();
        resource.retention = retention();
        resource.index = index;
        resource.addParts();
    }

    private Sealing sealing() {
        return new Sealing() {
            @Override
            public int unsealed() {
                return 4;
            }

            @Override
            public Duration age() {
                return Duration.ofMillis(5_500);
            }

            @Override
            public boolean isRefused() {
                return isFailing;
            }
        };
    }

    private static SealingLog sealingLog() {
        return new SealingLog() {
            @Override
            public long vanished() {
                return 6;
            }

            @Override
            public long wrong() {
                return 7;
            }
        };
    }

    private Retention retention() {
        return new Retention() {
            @Override
            public long removed() {
                return 9;
            }

            @Override
            public boolean isObstructed() {
                return isFailing;
            }
        };
    }

    private String text() {
        return new String((byte[]) resource.metrics().getEntity(), StandardCharsets.UTF_8);
    }

    @Test
    void partsAreMeasuredWhenTheyAreAskedFor() {
        assertThat(text().lines())
                .contains(
                        "intake_audit_queue_entries 3.0",
                        "intake_audit_failing 0.0",
                        "intake_audit_unsealed_entries 4.0",
                        "intake_audit_newest_seal_age_seconds 5.5",
                        "intake_audit_seals_refused 0.0",
                        "intake_audit_entries_vanished_total 6.0",
                        "intake_audit_entries_wrong_total 7.0",
                        "intake_audit_entries_removed_total 9.0",
                        "intake_audit_retention_obstructed 0.0",
                        "intake_email_index_up 1.0",
                        "intake_email_index_failed_writes_total 8.0");

        isFailing = true;
        index.status = EmailIndex.Status.DOWN;

        assertThat(text().lines())
                .contains(
                        "intake_audit_failing 1.0",
                        "intake_audit_seals_refused 1.0",
                        "intake_audit_retention_obstructed 1.0",
                        "intake_email_index_up 0.0");
    }

    @Test
    void everyTaskHasItsFailuresAndTheAgeOfItsLastSuccess() {
        resource.records.of(Task.KEY_USAGE).failed();

        assertThat(text().lines())
                .contains("intake_task_failures_total{task=\"key_usage\"} 1.0")
                .filteredOn(line -> line.startsWith("intake_task_last_success_age_seconds{"))
                .hasSize(Task.values().length);
    }
}
