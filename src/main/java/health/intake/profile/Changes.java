package health.intake.profile;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Prepares a change: hashing a new password is slow, so the transaction begins only after it, and a password is hashed only
 * if no other check refuses the change. The transaction repeats the checks, because the profile may have changed meanwhile.
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
