package health.intake.organization;

import static health.intake.access.Scope.ADMIN;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.id.Reference;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Organizations over HTTP, for the operator. */
@Path("admin/organizations")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@ConcernsOrganization("org")
public class OrganizationsResource {

    private static final String LIST = "organizations";

    @Inject
    Organizations organizations;

    @Inject
    Pages pages;

    @Inject
    CurrentCall calls;

    @POST
    @RequiresScope(ADMIN)
    @Audited(value = "createOrganization", success = 201)
    public Response create(RequestBody<CreateOrganizationRequest> body) {
        CreateOrganizationRequest request = body.get();
        OrganizationResponse created = retried(() -> organizations.create(calls.get(), request));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/admin/organizations/" + created.id())
                .entity(created)
                .build();
    }

    @GET
    @RequiresScope(ADMIN)
    @Audited("listOrganizations")
    public Response list(@BeanParam PageParameters parameters, @Context UriInfo uri) {
        PageRequest request = pages.request(LIST, parameters);
        Page<OrganizationResponse> page = organizations.list(request);
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(uri.getRequestUri().getRawPath(), LIST, request, page.next()))
                .build();
    }

    @GET
    @Path("{org}")
    @RequiresScope(ADMIN)
    @Audited("getOrganization")
    public OrganizationResponse organization(@PathParam("org") Reference org) {
        return organizations.get(org);
    }

    @PATCH
    @Path("{org}")
    @RequiresScope(ADMIN)
    @Audited("changeOrganization")
    public OrganizationResponse change(
            @PathParam("org") Reference org,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch,
            RequestBody<OrganizationChange> body) {
        Patch<OrganizationChange> patch = new Patch<>(Preconditions.of(ifMatch, ifNoneMatch), body);
        return retried(() -> organizations.change(calls.get(), org, patch));
    }
}
