package health.intake.profile;

import static health.intake.access.Scope.CREATE_USER;
import static health.intake.access.Scope.IMPERSONATE;
import static health.intake.access.Scope.PROFILES_VIEW;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.conditional.VersionTag;
import health.intake.email.EmailAddress;
import health.intake.id.ProfileId;
import health.intake.idempotency.Creation;
import health.intake.idempotency.IdempotencyKey;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Rules;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles over HTTP: translates, decides nothing. */
@Path("v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ProfilesResource {

    /** Name of the header (RFC 9745) that reports the use of a deprecated field. */
    public static final String DEPRECATION_HEADER = "Deprecation";

    /** The path of the list; the path of a profile adds its id. */
    private static final String PATH = "/api/v1/profiles";

    private static final String LOOK_UP = "lookup";

    /** The day on which {@code profile_group_slug} was deprecated, 2026-05-01, as RFC 9745 prints it. */
    private static final String DEPRECATED_SINCE = "@1777593600";

    @Inject
    Profiles profiles;

    @Inject
    Changes changes;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @Inject
    Pages pages;

    /** Body of a look-up whose address stands in no URL. */
    public record LookUpRequest(@NotNull(message = Rules.REQUIRED) EmailAddress email) {

        @Override
        public String toString() {
            return "LookUpRequest[masked]";
        }
    }

    @POST
    @RequiresScope(CREATE_USER)
    @Audited(value = "createProfile", success = 201)
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) List<String> keys, RequestBody<CreateProfileRequest> body) {
        AccessContext context = caller.context();
        IdempotencyKey key = IdempotencyKey.of(keys);
        Creation<Stored> creation = retried(() -> profiles.create(calls.get(), context, body, key));
        Response.ResponseBuilder response = created(creation.orRead(id -> profiles.get(context, id)))
                .header(Creation.REPLAYED_HEADER, creation.isReplay() ? "true" : null);
        if (body.get().usesDeprecatedField()) {
            response.header(DEPRECATION_HEADER, DEPRECATED_SINCE)
                    .header(HttpHeaders.LINK, "</api/docs/deprecations>; rel=\"deprecation\"; type=\"text/html\"");
        }
        return response.build();
    }

    @GET
    @Path("{id}")
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited("getProfile")
    public Response profile(
            @PathParam("id") ProfileId id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        Stored stored = profiles.get(caller.context(), id);
        return Preconditions.of(ifMatch, ifNoneMatch).isNotModified(stored.version())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, VersionTag.of(stored.version()))
                        .build()
                : answer(Response.Status.OK, stored).build();
    }

    @PATCH
    @Path("{id}")
    @RequiresScope(CREATE_USER)
    @Audited("changeProfile")
    public Response change(
            @PathParam("id") ProfileId id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch,
            RequestBody<ProfileChange> body) {
        Patch<ProfileChange> patch = new Patch<>(Preconditions.of(ifMatch, ifNoneMatch), body);
        return answer(Response.Status.OK, changes.change(calls.get(), caller.context(), id, patch))
                .build();
    }

    @GET
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited(value = "listProfiles", lookUpBy = "email", lookUp = "lookUpProfile")
    public Response list(
            // no bean of parameters: Jersey inspects its class at each request, which takes a tenth of the time of a
            // look-up
            @QueryParam("email") @Nullable String email,
            @QueryParam("profile_group") @Nullable String group,
            @QueryParam("state") @Nullable String state,
            @QueryParam("updated_since") @Nullable String updatedSince,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("cursor") @Nullable String cursor) {
        ProfileFilter filter = ProfileFilter.of(group, state, updatedSince);
        if (email != null) {
            filter.requireNone("email");
            return found(EmailAddress.ofQuery("email", email));
        }
        filter.allowOffset(offset);
        String list = filter.list("profiles", caller.context().organizationId());
        return page(filter, list, pages.request(list, limit, offset, cursor));
    }

    @POST
    @Path(LOOK_UP)
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited("lookUpProfile")
    public Response lookUp(RequestBody<LookUpRequest> body) {
        return found(body.get().email());
    }

    // without these two the path of the look-up would hide that of a profile, whose id this is not

    @GET
    @Path(LOOK_UP)
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited("getProfile")
    public Response profileWithoutId() {
        throw new ProblemException(ProblemType.INVALID_ID);
    }

    @PATCH
    @Path(LOOK_UP)
    @RequiresScope(CREATE_USER)
    @Audited("changeProfile")
    public Response changeWithoutId() {
        throw new ProblemException(ProblemType.INVALID_ID);
    }

    private Response found(EmailAddress email) {
        return Response.ok(profiles.byEmail(caller.context(), email)).build();
    }

    private Response page(ProfileFilter filter, String list, PageRequest request) {
        Page<ProfileResponse> page = profiles.list(caller.context(), filter, request);
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(filter.query(PATH), list, request, page.next()))
                .build();
    }

    private static Response.ResponseBuilder created(Stored stored) {
        return answer(Response.Status.CREATED, stored)
                .header(HttpHeaders.LOCATION, PATH + "/" + stored.profile().id());
    }

    /** An answer that holds one profile. */
    public static Response.ResponseBuilder answer(Response.Status status, Stored stored) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, VersionTag.of(stored.version()))
                .header(ProfileState.HEADER, stored.state().text())
                .entity(stored.profile());
    }
}
