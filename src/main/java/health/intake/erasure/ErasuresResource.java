package health.intake.erasure;

import static health.intake.access.Scope.PROFILES_ERASE;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.id.ProfileId;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Erasing over HTTP: translates, decides nothing. */
@Path("v1/profiles/{id}/erase")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ErasuresResource {

    @Inject
    Erasures erasures;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @POST
    @RequiresScope(PROFILES_ERASE)
    @Audited("eraseProfile")
    public Receipt erase(@PathParam("id") ProfileId id, RequestBody<EraseRequest> body) {
        AccessContext context = caller.context();
        return retried(() -> erasures.erase(calls.get(), context, id, body));
    }
}
