package health.intake.lifecycle;

import static health.intake.access.Scope.CREATE_USER;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.id.ProfileId;
import health.intake.profile.ProfilesResource;
import health.intake.profile.Stored;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The life of a profile over HTTP. The path is that of the profiles: a longer one would hide their operations. */
@Path("v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LifecycleResource {

    @Inject
    Lifecycle lifecycle;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @POST
    @Path("{id}/deactivate")
    @RequiresScope(CREATE_USER)
    @Audited("deactivateProfile")
    public Response deactivate(@PathParam("id") ProfileId id, RequestBody<DeactivateRequest> body) {
        return answer(retried(() -> lifecycle.deactivate(calls.get(), caller.context(), id, body)));
    }

    @POST
    @Path("{id}/restore")
    @RequiresScope(CREATE_USER)
    @Audited("restoreProfile")
    public Response restore(@PathParam("id") ProfileId id, RequestBody<RestoreRequest> body) {
        return answer(retried(() -> lifecycle.restore(calls.get(), caller.context(), id, body)));
    }

    @POST
    @Path("{id}/move")
    @RequiresScope(CREATE_USER)
    @Audited("moveProfile")
    public Response move(@PathParam("id") ProfileId id, RequestBody<MoveRequest> body) {
        return answer(retried(() -> lifecycle.move(calls.get(), caller.context(), id, body)));
    }

    private static Response answer(Stored stored) {
        return ProfilesResource.answer(Response.Status.OK, stored).build();
    }
}
