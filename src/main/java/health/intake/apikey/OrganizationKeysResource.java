package health.intake.apikey;

import static health.intake.access.Scope.ADMIN;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.organization.ConcernsOrganization;
import health.intake.organization.Organizations;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.profilegroup.ProfileGroupSummary;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

/** The API keys of an organization over HTTP, for the operator. */
@Path("admin/organizations/{org}/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@ConcernsOrganization("org")
public class OrganizationKeysResource {

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    @Inject
    ApiKeys keys;

    @Inject
    Pages pages;

    @Inject
    CurrentCall calls;

    @POST
    @RequiresScope(ADMIN)
    @Audited(value = "createApiKey", success = 201)
    public Response create(@PathParam("org") Reference org, RequestBody<CreateApiKeyRequest> body) {
        OrganizationId organizationId = organizations.resolve(org);
        CreateApiKeyRequest request = body.get();
        KeyGrant grant = request.grant(groups.resolveAll(organizationId, request.profileGroups()));
        return created(organizationId, retried(() -> keys.issue(calls.get(), organizationId, grant)));
    }

    @GET
    @RequiresScope(ADMIN)
    @Audited("listApiKeys")
    public Response list(@BeanParam PageParameters parameters, @PathParam("org") Reference org, @Context UriInfo uri) {
        String list = "api-keys " + org.text();
        PageRequest request = pages.request(list, parameters);
        OrganizationId organizationId = organizations.resolve(org);
        Page<KeyView> page = keys.list(organizationId, request);
        return Response.ok(page.map(this::withoutSecret).items())
                .header(HttpHeaders.LINK, pages.links(uri.getRequestUri().getRawPath(), list, request, page.next()))
                .build();
    }

    @GET
    @Path("{key}")
    @RequiresScope(ADMIN)
    @Audited("getApiKey")
    public ApiKeyResponse key(@PathParam("org") Reference org, @PathParam("key") KeyId id) {
        OrganizationId organizationId = organizations.resolve(org);
        return withoutSecret(keys.get(organizationId, id));
    }

    @PATCH
    @Path("{key}")
    @RequiresScope(ADMIN)
    @Audited("changeApiKey")
    public ApiKeyResponse change(
            @PathParam("org") Reference org,
            @PathParam("key") KeyId id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch,
            RequestBody<ApiKeyChange> body) {
        OrganizationId organizationId = organizations.resolve(org);
        Patch<ApiKeyChange> patch = new Patch<>(Preconditions.of(ifMatch, ifNoneMatch), body);
        return withoutSecret(retried(() -> keys.change(calls.get(), organizationId, id, patch)));
    }

    @POST
    @Path("{key}/rotate")
    @RequiresScope(ADMIN)
    @Audited(value = "rotateApiKey", success = 201)
    public Response rotate(
            @PathParam("org") Reference org, @PathParam("key") KeyId id, RequestBody<RotateKeyRequest> body) {
        OrganizationId organizationId = organizations.resolve(org);
        return created(organizationId, retried(() -> keys.rotate(calls.get(), organizationId, id, body)));
    }

    @DELETE
    @Path("{key}")
    @RequiresScope(ADMIN)
    @Audited(value = "revokeApiKey", success = 204)
    public void revoke(@PathParam("org") Reference org, @PathParam("key") KeyId id) {
        OrganizationId organizationId = organizations.resolve(org);
        retried(() -> keys.revoke(calls.get(), organizationId, id));
    }

    private ApiKeyResponse withoutSecret(KeyView key) {
        return ApiKeyResponse.of(key, groups(key), null);
    }

    private Response created(OrganizationId organizationId, ApiKeys.Issued issued) {
        KeyView key = issued.key();
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/admin/organizations/" + organizationId + "/api-keys/" + key.id())
                .entity(ApiKeyResponse.of(key, groups(key), issued.secret()))
                .build();
    }

    private List<ProfileGroupSummary> groups(KeyView key) {
        return key.organizationId() == null ? List.of() : groups.named(key.organizationId(), key.groups());
    }
}
