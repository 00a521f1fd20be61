package health.intake.lifecycle;

import health.intake.access.AccessContext;
import health.intake.account.Accounts;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.database.DatabaseFaults;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemType;
import health.intake.profile.OpenProfile;
import health.intake.profile.ProfileState;
import health.intake.profile.Profiles;
import health.intake.profile.Stored;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;

/**
 * Steps in the life of a profile. Each locks the row, so that steps and changes of one profile happen one after the other; what
 * is so already is not written again, but recorded.
 */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Lifecycle {

    @Inject
    Profiles profiles;

    @Inject
    ProfileGroups groups;

    @Inject
    Accounts accounts;

    @Inject
    ChangeAudit audit;

    /** From the commit on the profile is in no list of active ones and in no look-up. */
    public Stored deactivate(Call call, AccessContext context, ProfileId id, RequestBody<DeactivateRequest> body) {
        OpenProfile profile = open(context, id);
        DeactivateRequest request = body.get();
        profile.become(ProfileState.DEACTIVATED);
        Stored stored = write(context, profile);
        audit.record(call, id, request.recorded());
        profiles.requireInTime(profile);
        return stored;
    }

    /** From the commit on the profile is in lists and look-ups again. */
    public Stored restore(Call call, AccessContext context, ProfileId id, RequestBody<RestoreRequest> body) {
        OpenProfile profile = open(context, id);
        body.get();
        profile.become(ProfileState.ACTIVE);
        Stored stored = write(context, profile);
        audit.record(call, id);
        profiles.requireInTime(profile);
        return stored;
    }

    /** Puts the profile into another group of the access context. */
    public Stored move(Call call, AccessContext context, ProfileId id, RequestBody<MoveRequest> body) {
        OpenProfile profile = open(context, id);
        GroupId group = groups.within(context, List.of(body.get().group())).get(0);
        profile.moveTo(group);
        Stored stored = write(context, profile);
        accounts.leave(context.organizationId(), id, group);
        audit.record(call, id);
        profiles.requireInTime(profile);
        return stored;
    }

    private OpenProfile open(AccessContext context, ProfileId id) {
        return profiles.open(context, id, ProblemType.PROFILE_NOT_FOUND);
    }

    private Stored write(AccessContext context, OpenProfile profile) {
        return profiles.write(context.organizationId(), profile, null, false);
    }
}
