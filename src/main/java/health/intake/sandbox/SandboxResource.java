package health.intake.sandbox;

import static health.intake.access.Scope.CREATE_USER;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The sandbox of an organization over HTTP, for its test keys. */
@Path("v1/sandbox")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SandboxResource {

    @Inject
    CurrentCaller current;

    @Inject
    CurrentCall calls;

    @Inject
    Sandbox sandbox;

    @POST
    @Path("reset")
    @RequiresScope(CREATE_USER)
    @Audited(value = "resetSandbox", success = 204)
    public void reset() {
        AccessContext context = current.context();
        if (!context.isSandbox()) {
            throw new ProblemException(ProblemType.SANDBOX_ONLY);
        }
        if (context.groups() != null) {
            throw new ProblemException(ProblemType.OUTSIDE_ACCESS_CONTEXT);
        }
        retried(() -> sandbox.empty(calls.get(), context.organizationId()));
    }
}
