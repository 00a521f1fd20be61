package health.intake.trail;

import static health.intake.access.Scope.ADMIN;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.id.Reference;
import health.intake.organization.ConcernsOrganization;
import health.intake.organization.Organizations;
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

/** The audit trail of an organization over HTTP, for the operator. */
@Path("admin/organizations/{org}/audit")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@ConcernsOrganization("org")
public class OrganizationAuditResource {

    @Inject
    Organizations organizations;

    @Inject
    AuditTrail trail;

    @Inject
    Pages pages;

    @GET
    @RequiresScope(ADMIN)
    @Audited("listAudit")
    public Response list(
            @BeanParam AuditQuery query,
            @BeanParam PageParameters parameters,
            @PathParam("org") Reference org,
            @Context UriInfo uri) {
        TrailFilter filter = query.filter();
        String list = "audit " + org.text() + " " + filter;
        PageRequest request = pages.request(list, parameters);
        Page<AuditEntryResponse> page = trail.list(organizations.resolve(org), filter, request);
        String path = Filters.path(uri.getRequestUri().getRawPath(), filter.parameters());
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(path, list, request, page.next()))
                .build();
    }
}
