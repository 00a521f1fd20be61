package health.intake.disclosure;

import health.intake.access.AccessContext;
import health.intake.id.ProfileId;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.profile.Profiles;
import health.intake.trail.AuditTrail;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Who read or changed a record, by the audit trail. */
@Stateless
public class Accesses {

    @Inject
    Profiles profiles;

    @Inject
    AuditTrail trail;

    /** The requests that succeeded, newest first, also on a person who was erased; else {@code profile_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<AccessResponse> list(
            AccessContext context, ProfileId id, AccessesQuery.Period period, PageRequest page) {
        profiles.requireKnown(context, id);
        // entries of the sandbox stand in the trail of its owner
        return trail.list(context.owner(), period.of(id), page).map(AccessResponse::of);
    }
}
