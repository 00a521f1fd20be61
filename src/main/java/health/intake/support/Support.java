package health.intake.support;

import health.intake.access.AccessContext;
import health.intake.account.Accounts;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.legalhold.LegalHold;
import health.intake.legalhold.LegalHoldStore;
import health.intake.problem.ProblemType;
import health.intake.profile.Profiles;
import health.intake.requestbody.RequestBody;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;

/** What the operator sees of the profiles of an organization, and does with them. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Support {

    @Inject
    Profiles profiles;

    @Inject
    Accounts accounts;

    @Inject
    LegalHoldStore holds;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    /** The profile, else {@code profile_not_found}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ProfileViewResponse view(OrganizationId organizationId, ProfileId id) {
        return ProfileViewResponse.of(
                profiles.get(whole(organizationId), id),
                holds.stands(organizationId, id),
                accounts.exists(organizationId, id));
    }

    /** Lets a legal hold stand on a profile, else {@code profile_not_found}. */
    public void hold(Call call, OrganizationId organizationId, ProfileId id, RequestBody<LegalHoldRequest> body) {
        lock(organizationId, id);
        holds.place(organizationId, id, new LegalHold(body.get().reason(), clock.instant(), call.keyPrefix()));
        audit.record(call.in(organizationId), id);
    }

    /** Lifts the legal hold on a profile, if one stands. */
    public void lift(Call call, OrganizationId organizationId, ProfileId id) {
        lock(organizationId, id);
        holds.lift(organizationId, id);
        audit.record(call.in(organizationId), id);
    }

    /** Erasing locks the same row first. */
    private void lock(OrganizationId organizationId, ProfileId id) {
        profiles.open(whole(organizationId), id, ProblemType.PROFILE_NOT_FOUND);
    }

    private static AccessContext whole(OrganizationId organizationId) {
        return new AccessContext(organizationId, null);
    }
}
