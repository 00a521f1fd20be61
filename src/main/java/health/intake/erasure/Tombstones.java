package health.intake.erasure;

import health.intake.access.AccessContext;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What stays of erased people, for whoever does not find a profile: a profile that is found costs no look here. */
@Dependent
public class Tombstones {

    @Inject
    ErasureStore store;

    /**
     * Why there is no profile with an id: {@code profile_erased}, {@code outside_access_context} if it was erased from a group that
     * the caller may not act on, else {@code missing}.
     */
    public ProblemType problem(AccessContext context, ProfileId id, ProblemType missing) {
        return store.find(context.organizationId(), id)
                .map(erasure -> context.covers(erasure.groupId())
                        ? ProblemType.PROFILE_ERASED
                        : ProblemType.OUTSIDE_ACCESS_CONTEXT)
                .orElse(missing);
    }

    public boolean isErased(OrganizationId organizationId, ProfileId id) {
        return store.find(organizationId, id).isPresent();
    }
}
