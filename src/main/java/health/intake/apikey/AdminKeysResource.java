package health.intake.apikey;

import static health.intake.access.Scope.ADMIN;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.id.KeyId;
import health.intake.paging.Page;
import health.intake.paging.PageParameters;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The ADMIN keys over HTTP; the one from the configuration is listed, but can only be changed there. */
@Path("admin/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AdminKeysResource {

    private static final String LIST = "admin-keys";

    @Inject
    ApiKeys keys;

    @Inject
    ConfiguredKey configured;

    @Inject
    Pages pages;

    @Inject
    CurrentCall calls;

    @POST
    @RequiresScope(ADMIN)
    @Audited(value = "createAdminKey", success = 201)
    public Response create(RequestBody<CreateAdminKeyRequest> body) {
        KeyGrant grant = body.get().grant();
        return created(retried(() -> keys.issue(calls.get(), null, grant)));
    }

    @GET
    @RequiresScope(ADMIN)
    @Audited("listAdminKeys")
    public Response list(@BeanParam PageParameters parameters, @Context UriInfo uri) {
        PageRequest request = pages.request(LIST, parameters);
        Page<AdminKeyResponse> page = configured.behind(keys.list(null, request), request.limit());
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(uri.getRequestUri().getRawPath(), LIST, request, page.next()))
                .build();
    }

    @GET
    @Path("{key}")
    @RequiresScope(ADMIN)
    @Audited("getAdminKey")
    public AdminKeyResponse key(@PathParam("key") KeyId id) {
        return AdminKeyResponse.of(keys.get(null, id), null);
    }

    @POST
    @Path("{key}/rotate")
    @RequiresScope(ADMIN)
    @Audited(value = "rotateAdminKey", success = 201)
    public Response rotate(@PathParam("key") KeyId id, RequestBody<RotateKeyRequest> body) {
        return created(retried(() -> keys.rotate(calls.get(), null, id, body)));
    }

    @DELETE
    @Path("{key}")
    @RequiresScope(ADMIN)
    @Audited(value = "revokeAdminKey", success = 204)
    public void revoke(@PathParam("key") KeyId id) {
        retried(() -> keys.revoke(calls.get(), null, id));
    }

    private static Response created(ApiKeys.Issued issued) {
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/admin/api-keys/" + issued.key().id())
                .entity(AdminKeyResponse.of(issued.key(), issued.secret()))
                .build();
    }
}
