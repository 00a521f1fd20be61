package health.intake.profile;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.conditional.Patch;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Changes of profiles, prepared outside the transaction. */
@Dependent
class Changes {

    @Inject
    Profiles profiles;

    Stored change(Call call, AccessContext context, ProfileId id, Patch<ProfileChange> requested) {
        ProfilePatch<ProfileChange> patch = ProfilePatch.of(requested)
                .hashed(context.organizationId(), unhashed -> profiles.judge(context, id, unhashed));
        return retried(() -> profiles.change(call, context, id, patch));
    }
}
