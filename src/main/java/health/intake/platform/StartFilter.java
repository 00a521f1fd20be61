package health.intake.platform;

import health.intake.migration.Migration;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 to everything but health probes until the database was available and has its schema. */
@Provider
@PreMatching
@Priority(StartFilter.FIRST)
@ApplicationScoped
public class StartFilter implements ContainerRequestFilter {

    static final int FIRST = 1;

    private static final String PROBES = "health/";

    @Inject
    Migration migration;

    private volatile boolean started;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!started) {
            started = migration.isDone();
            if (!started && !request.getUriInfo().getPath().startsWith(PROBES)) {
                throw new ProblemException(ProblemType.UNAVAILABLE);
            }
        }
    }
}
