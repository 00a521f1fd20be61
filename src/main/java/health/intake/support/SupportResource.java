package health.intake.support;

import static health.intake.access.Scope.ADMIN;
import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.RequiresScope;
import health.intake.audit.Audited;
import health.intake.audit.CurrentCall;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.id.Reference;
import health.intake.organization.ConcernsOrganization;
import health.intake.organization.Organizations;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Profiles without personal data over HTTP, and legal holds, for the operator. */
@Path("admin/organizations/{org}/profiles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@ConcernsOrganization("org")
public class SupportResource {

    private static final String LEGAL_HOLD = "legal-hold";

    @Inject
    Organizations organizations;

    @Inject
    Support support;

    @Inject
    CurrentCall calls;

    @GET
    @RequiresScope(ADMIN)
    @Audited("getProfileForSupport")
    public ProfileViewResponse profile(@PathParam("org") Reference org, @PathParam("id") ProfileId id) {
        return support.view(organizations.resolve(org), id);
    }

    @PUT
    @Path(LEGAL_HOLD)
    @RequiresScope(ADMIN)
    @Audited(value = "placeLegalHold", success = 204)
    public void hold(
            @PathParam("org") Reference org, @PathParam("id") ProfileId id, RequestBody<LegalHoldRequest> body) {
        OrganizationId organizationId = organizations.resolve(org);
        retried(() -> support.hold(calls.get(), organizationId, id, body));
    }

    @DELETE
    @Path(LEGAL_HOLD)
    @RequiresScope(ADMIN)
    @Audited(value = "liftLegalHold", success = 204)
    public void lift(@PathParam("org") Reference org, @PathParam("id") ProfileId id) {
        OrganizationId organizationId = organizations.resolve(org);
        retried(() -> support.lift(calls.get(), organizationId, id));
    }
}
