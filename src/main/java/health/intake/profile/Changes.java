package health.intake.profile;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * The way of a change up to its transaction, which begins only after a new password was hashed: that is slow. So only what
 * will be refused for nothing else is hashed; what happens meanwhile is judged again in the transaction.
 */
@Dependent
class Changes {

    @Inject
    Profiles profiles;

    Stored change(Call call, AccessContext context, ProfileId id, ProfilePatch patch) {
        if (patch.setsPassword()) {
            profiles.judge(context, id, patch);
            ProfilePatch hashed = patch.hashed(context.organizationId());
            return retried(() -> profiles.change(call, context, id, hashed));
        }
        return retried(() -> profiles.change(call, context, id, patch));
    }
}
