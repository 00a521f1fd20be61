package health.intake.platform;

import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.audit.AuditQueue;
import health.intake.audit.Audited;
import health.intake.email.EmailIndex;
import health.intake.metrics.Metrics;
import health.intake.retention.Retention;
import health.intake.seal.Sealing;
import health.intake.seal.SealingLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The metrics of this node, for Prometheus. */
@Path("metrics")
@ApplicationScoped
public class MetricsResource {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    Metrics metrics;

    @Inject
    AuditQueue audit;

    @Inject
    TaskRecords records;

    @Inject
    Sealing sealing;

    @Inject
    SealingLog sealingLog;

    @Inject
    Retention retention;

    @Inject
    EmailIndex index;

    @PostConstruct
    void addParts() {
        addTasks();
        addTrail();
        addSeals();
        addRetention();
        addIndex();
    }

    private void addTasks() {
        for (Task task : Task.values()) {
            metrics.task(
                    task.label(),
                    records.of(task)::failures,
                    () -> seconds(records.of(task).age()));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private void addTrail() {
        metrics.gauge("intake_audit_queue_entries", "Audit entries waiting to be written.", audit::length);
        metrics.gauge(
                "intake_audit_failing",
                "1 while audit entries cannot be written and requests are refused.",
                () -> audit.isFailing() ? 1 : 0);
    }

    private void addSeals() {
        metrics.gauge("intake_audit_unsealed_entries", "Audit entries behind the newest seal.", sealing::unsealed);
        metrics.gauge(
                "intake_audit_newest_seal_age_seconds",
                "Age of the newest seal; it also grows while nothing is recorded.",
                () -> seconds(sealing.age()));
        metrics.gauge(
                "intake_audit_seals_refused",
                "1 while the seals in the database differ from those that this node saw, and it seals nothing.",
                () -> sealing.isRefused() ? 1 : 0);
        metrics.counter(
                "intake_audit_entries_vanished_total",
                "Audit entries deleted before they were sealed.",
                sealingLog::vanished);
        metrics.counter(
                "intake_audit_entries_wrong_total",
                "Audit entries that did not match the MAC that they were written with when sealed.",
                sealingLog::wrong);
    }

    private void addRetention() {
        metrics.counter(
                "intake_audit_entries_removed_total",
                "Audit entries older than the retention that this node removed.",
                retention::removed);
        metrics.gauge(
                "intake_audit_retention_obstructed",
                "1 while old audit entries are not removed, as they or their seals cannot be verified.",
                () -> retention.isObstructed() ? 1 : 0);
    }

    private void addIndex() {
        metrics.gauge(
                "intake_email_index_up",
                "1 while the e-mail index answers; without it the database does the look-ups.",
                () -> index.status() == EmailIndex.Status.UP ? 1 : 0);
        metrics.counter(
                "intake_email_index_failed_writes_total",
                "Entries of the e-mail index that were not written.",
                index::failedWrites);
    }

    @GET
    @Produces("text/plain")
    @RequiresScope(value = Scope.ADMIN, orBearer = true)
    @Audited("getMetrics")
    public Response metrics() {
        return Response.ok(metrics.text(), TEXT).build();
    }
}
