package health.intake.organization;

import static health.intake.access.Scope.ADMIN;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.profilegroup.CreateProfileGroupRequest;
import health.intake.profilegroup.ProfileGroupChange;
import health.intake.profilegroup.ProfileGroupResponse;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** The profile groups of an organization over HTTP, for the operator. */
@Path("admin/organizations/{org}/profile-groups")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@ConcernsOrganization("org")
public class ProfileGroupsResource {

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    @Inject
    Pages pages;

    @Inject
    CurrentCall calls;

    @POST
    @RequiresScope(ADMIN)
    @Audited(value = "createProfileGroup", success = 201)
    public Response create(@PathParam("org") Reference org, RequestBody<CreateProfileGroupRequest> body) {
        OrganizationId organizationId = organizations.resolve(org);
        CreateProfileGroupRequest request = body.get();
        ProfileGroupResponse created = retried(() -> groups.create(calls.get(), organizationId, request));
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/admin/organizations/" + organizationId + "/profile-groups/" + created.id())
                .entity(created)
                .build();
    }

    @GET
    @RequiresScope(ADMIN)
    @Audited("listProfileGroups")
    public Response list(@BeanParam PageParameters parameters, @PathParam("org") Reference org, @Context UriInfo uri) {
        String list = "profile-groups " + org.text();
        PageRequest request = pages.request(list, parameters);
        OrganizationId organizationId = organizations.resolve(org);
        Page<ProfileGroupResponse> page = groups.list(organizationId, request);
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(uri.getRequestUri().getRawPath(), list, request, page.next()))
                .build();
    }

    @GET
    @Path("{group}")
    @RequiresScope(ADMIN)
    @Audited("getProfileGroup")
    public ProfileGroupResponse group(@PathParam("org") Reference org, @PathParam("group") Reference group) {
        return groups.get(organizations.resolve(org), group);
    }

    @PATCH
    @Path("{group}")
    @RequiresScope(ADMIN)
    @Audited("changeProfileGroup")
    public ProfileGroupResponse change(
            @PathParam("org") Reference org,
            @PathParam("group") Reference group,
            @Context HttpHeaders headers,
            RequestBody<ProfileGroupChange> body) {
        Preconditions conditions = Preconditions.of(
                headers.getRequestHeader(HttpHeaders.IF_MATCH), headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
        Patch<ProfileGroupChange> patch = new Patch<>(conditions, body);
        OrganizationId organizationId = organizations.resolve(org);
        return retried(() -> groups.change(calls.get(), organizationId, group, patch));
    }
}
