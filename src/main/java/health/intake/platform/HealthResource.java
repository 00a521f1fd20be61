package health.intake.platform;

import health.intake.access.PublicEndpoint;
import health.intake.audit.AuditQueue;
import health.intake.directory.DirectoryRevision;
import health.intake.email.EmailIndex;
import health.intake.migration.Migration;
import health.intake.problem.ProblemType;
import health.intake.seal.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Tells probes whether the process runs and whether it can serve. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthResource {

    /** A task without success for this long hangs, or the scheduler no longer runs it. */
    private static final Duration WRITTEN = Duration.ofSeconds(10);

    private static final Duration SEALED = Duration.ofMinutes(1);

    @Inject
    Database database;

    @Inject
    Migration migration;

    @Inject
    EmailIndex index;

    @Inject
    AuditQueue audit;

    @Inject
    Sealing sealing;

    @Inject
    DirectoryRevision revision;

    @Inject
    TaskRecords records;

    @Inject
    Traffic traffic;

    /** {@code DEGRADED}: all requests are served, but more slowly, or the audit trail is not sealed. */
    public enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    /** The status of one thing that the service needs. */
    public record Check(String name, Status status) {

        private static Check of(String name, boolean up) {
            return new Check(name, up ? Status.UP : Status.DOWN);
        }
    }

    /** The status of the whole service. */
    public record Health(Status status, List<Check> checks) {}

    /** Whether the process runs; checks nothing else, so that no probe restarts it because of the database. */
    @GET
    @Path("live")
    @PublicEndpoint("isLive")
    public Health live() {
        return new Health(Status.UP, List.of());
    }

    @GET
    @Path("ready")
    @PublicEndpoint("isReady")
    public Response ready() {
        boolean indexed = index.status() == EmailIndex.Status.UP;
        List<Check> needed = needed();
        List<Check> checks = Stream.concat(needed.stream(), Stream.of(Check.of("redis", indexed)))
                .toList();
        if (has(Status.DOWN, needed)) {
            return notReady(checks);
        }
        return ready(indexed && !has(Status.DEGRADED, needed) ? Status.UP : Status.DEGRADED, checks);
    }

    private static boolean has(Status status, List<Check> checks) {
        return checks.stream().anyMatch(check -> check.status() == status);
    }

    // without looking up keys and writing audit entries, no request is answered
    List<Check> needed() {
        Stream<Check> always = Stream.of(
                Check.of("database", database.answers() && !revision.isFailing()),
                Check.of("schema", migration.isDone()),
                new Check("audit", audit()));
        // told only to explain why a node that lacks nothing is not ready
        Stream<Check> stopping = traffic.isStopping() ? Stream.of(new Check("node", Status.DOWN)) : Stream.empty();
        return Stream.concat(always, stopping).toList();
    }

    private Status audit() {
        if (audit.isFailing() || isLate(Task.AUDIT, WRITTEN)) {
            return Status.DOWN;
        }
        return sealing.isRefused() || isLate(Task.SEALING, SEALED) ? Status.DEGRADED : Status.UP;
    }

    private boolean isLate(Task task, Duration limit) {
        return records.of(task).age().compareTo(limit) > 0;
    }

    private static Response ready(Status status, List<Check> checks) {
        return Response.ok(new Health(status, checks)).build();
    }

    private static Response notReady(List<Check> checks) {
        Response.ResponseBuilder response = Response.status(ProblemType.UNAVAILABLE.status());
        ProblemType.UNAVAILABLE.headers().forEach(response::header);
        return response.entity(new Health(Status.DOWN, checks)).build();
    }
}
