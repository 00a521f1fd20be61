package health.intake.trail;

import static health.intake.access.Scope.ADMIN;
import static health.intake.access.Scope.AUDIT_VIEW;
import static health.intake.access.Scope.CREATE_USER;
import static health.intake.access.Scope.IMPERSONATE;
import static health.intake.access.Scope.PROFILES_ERASE;
import static health.intake.access.Scope.PROFILES_VIEW;

import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.paging.Filters;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.PageSize;
import health.intake.paging.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Tells a caller what its key asked for in the last 30 days, so that it finds its own mistakes. */
@Path("v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OwnRequestsResource {

    private static final PageSize SIZE = new PageSize(100, 50);

    @Inject
    CurrentCaller current;

    @Inject
    AuditTrail trail;

    @Inject
    Pages pages;

    @GET
    @RequiresScope({CREATE_USER, PROFILES_VIEW, IMPERSONATE, PROFILES_ERASE, AUDIT_VIEW, ADMIN})
    @Audited("listRequests")
    public Response list(@BeanParam RequestsQuery query, @BeanParam PageParameters parameters, @Context UriInfo uri) {
        Caller caller = current.get();
        RequestsFilter filter = query.filter();
        String list = "requests " + (caller.keyId() == null ? caller.prefix() : caller.keyId()) + " " + filter;
        PageRequest request = pages.request(list, parameters, SIZE);
        Page<OwnRequest> page = trail.requests(caller, filter, request);
        String path = Filters.path(uri.getRequestUri().getRawPath(), filter.parameters());
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(path, list, request, page.next()))
                .build();
    }
}
