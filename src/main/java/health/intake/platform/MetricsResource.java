package health.intake.platform;

import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.audit.AuditQueue;
import health.intake.audit.Audited;
import health.intake.email.EmailIndex;
import health.intake.metrics.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

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
    EmailIndex index;

    @PostConstruct
    void addParts() {
        metrics.gauge("intake_audit_queue_entries", "Audit entries that wait to be written.", audit::length);
        metrics.gauge(
                "intake_audit_failing",
                "1 while audit entries cannot be written and requests are refused.",
                () -> audit.isFailing() ? 1 : 0);
        metrics.gauge(
                "intake_email_index_up",
                "1 while the e-mail index answers; without it the database is asked.",
                () -> index.status() == EmailIndex.Status.UP ? 1 : 0);
        metrics.counter(
                "intake_email_index_failed_writes_total",
                "Entries of the e-mail index that were not written.",
                index::failedWrites);
    }

    @GET
    @Produces("text/plain")
    @RequiresScope(Scope.ADMIN)
    @Audited("getMetrics")
    public Response metrics() {
        return Response.ok(metrics.text(), TEXT).build();
    }
}
