package health.intake.patient;

import static health.intake.access.Scope.CREATE_USER;
import static health.intake.access.Scope.IMPERSONATE;
import static health.intake.access.Scope.PROFILES_VIEW;

import health.intake.access.AccessContext;
import health.intake.access.CurrentCaller;
import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.conditional.VersionTag;
import health.intake.id.ProfileId;
import health.intake.idempotency.Creation;
import health.intake.idempotency.IdempotencyKey;
import health.intake.organization.KnownOrganization;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Pages;
import health.intake.profile.ProfileFilter;
import health.intake.proxy.ClientAndHost;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patients over HTTP: translates, decides nothing. */
@Path("v1/patients")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PatientsResource {

    private static final String PATH = "/api/v1/patients";

    /** Name of the header that names the organization of a registration. */
    private static final String ORGANIZATION = "organization";

    @Inject
    Registrations registrations;

    @Inject
    Patients patients;

    @Inject
    Changes changes;

    @Inject
    OrganizationChoice organizations;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @Inject
    ClientAndHost clientAndHost;

    @Inject
    Pages pages;

    @POST
    @RequiresScope(value = CREATE_USER, unlessKeyless = true)
    @Audited(value = "registerPatient", success = 201)
    public Response register(@Context HttpHeaders headers, RequestBody<RegisterPatientRequest> body) {
        Registrar registrar = registrar(headers);
        Creation<PatientResponse> creation = registrations.register(
                calls.get(), registrar, body, IdempotencyKey.of(headers.getRequestHeader(IdempotencyKey.HEADER)));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, PATH + "/" + creation.id())
                .header(Creation.REPLAYED_HEADER, creation.isReplay() ? "true" : null)
                .entity(creation.orRead(
                        id -> patients.get(registrar.context(), id).patient()))
                .build();
    }

    @GET
    @Path("{id}")
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited("getPatient")
    public Response patient(
            @PathParam("id") ProfileId id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        StoredPatient stored = patients.get(caller.context(), id);
        return Preconditions.of(ifMatch, ifNoneMatch).isNotModified(stored.version())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, VersionTag.of(stored.version()))
                        .build()
                : answer(stored);
    }

    @PATCH
    @Path("{id}")
    @RequiresScope(CREATE_USER)
    @Audited("changePatient")
    public Response change(
            @PathParam("id") ProfileId id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch,
            RequestBody<PatientChange> body) {
        Patch<PatientChange> patch = new Patch<>(Preconditions.of(ifMatch, ifNoneMatch), body);
        return answer(changes.change(calls.get(), caller.context(), id, patch));
    }

    @GET
    @RequiresScope({PROFILES_VIEW, IMPERSONATE})
    @Audited(
            value = "listPatients",
            lookUpBy = {"email", "emrId", "username"},
            lookUp = "lookUpPatient")
    public Response list(
            @QueryParam("email") @Nullable String email,
            @QueryParam("emrId") @Nullable String emrId,
            @QueryParam("username") @Nullable String username,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("cursor") @Nullable String cursor) {
        AccessContext context = caller.context();
        PatientLookup lookup = new PatientLookup(email, emrId, username);
        ProfileFilter filter = ProfileFilter.of(null, state, null);
        String by = lookup.by();
        if (by != null) {
            filter.requireNone(by);
            return Response.ok(lookup.in(patients, context)).build();
        }
        return page(context, filter, pages.request(list(context, filter), limit, offset, cursor));
    }

    private Response page(AccessContext context, ProfileFilter filter, PageRequest request) {
        Page<PatientResponse> page = patients.list(context, filter, request);
        return Response.ok(page.items())
                .header(HttpHeaders.LINK, pages.links(filter.query(PATH), list(context, filter), request, page.next()))
                .build();
    }

    /** The name of the list, to which its cursors are bound. */
    private static String list(AccessContext context, ProfileFilter filter) {
        return filter.list("patients", context.organizationId());
    }

    private static Response answer(StoredPatient stored) {
        return Response.ok(stored.patient())
                .header(HttpHeaders.ETAG, VersionTag.of(stored.version()))
                .build();
    }

    private Registrar registrarWithoutKey(List<String> named) {
        KnownOrganization organization = organizations.ofAnybody(named, clientAndHost.host());
        calls.concerns(organization.id());
        return Registrar.withoutKey(organization, clientAndHost.clientNetwork());
    }

    private Registrar registrar(HttpHeaders headers) {
        List<String> named = headers.getRequestHeaders().getOrDefault(ORGANIZATION, List.of());
        return caller.ifKnown()
                .map(known -> organizations.ofKey(known, named))
                .orElseGet(() -> registrarWithoutKey(named));
    }
}
