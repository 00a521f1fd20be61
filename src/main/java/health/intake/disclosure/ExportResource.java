package health.intake.disclosure;

import static health.intake.access.Scope.IMPERSONATE;
import static health.intake.access.Scope.PROFILES_VIEW;

import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.id.ProfileId;
import health.intake.profile.ProfileState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The export of a record over HTTP. */
@Path("v1/profiles/{id}/export")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExportResource {

    /** The name tells nothing of the person: names of files end in histories and logs. */
    private static final String ATTACHMENT = "attachment; filename=\"export.json\"";

    @Inject
    CurrentCaller caller;

    @Inject
    Exports exports;

    @GET
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited("exportProfile")
    public Response export(@PathParam("id") ProfileId id) {
        ExportResponse export = exports.export(caller.context(), id);
        return Response.ok(export)
                .header(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT)
                .header(ProfileState.HEADER, export.state())
                .build();
    }
}
