package health.intake.disclosure;

import static health.intake.access.Scope.AUDIT_VIEW;

import health.intake.access.AccessContext;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.id.ProfileIdText;
import health.intake.paging.Filters;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The accesses to a record over HTTP. */
@Path("v1/profiles/{id}/accesses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AccessesResource {

    @Inject
    CurrentCaller caller;

    @Inject
    Accesses accesses;

    @Inject
    Pages pages;

    @GET
    @RequiresScope(AUDIT_VIEW)
    @Audited("listAccesses")
    public Response list(
            @PathParam("id") ProfileIdText profile,
            @BeanParam AccessesQuery query,
            @BeanParam PageParameters parameters,
            @Context UriInfo uri) {
        AccessContext context = caller.context();
        AccessesQuery.Period period = query.period();
        String list = "accesses " + context.organizationId() + " " + profile.text() + " " + period;
        PageRequest request = pages.request(list, parameters);
        Page<AccessResponse> page = accesses.list(context, profile.id(), period, request);
        String path = Filters.path(uri.getRequestUri().getRawPath(), period.parameters());
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(path, list, request, page.next()))
                .build();
    }
}
