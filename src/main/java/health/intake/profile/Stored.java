package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;

/** A profile with data that its document does not show: its address in both forms, its group, its state, the version of its row. */
public record Stored(ProfileResponse profile, EmailAddress email, GroupId groupId, ProfileState state, long version) {

    /** Refuses with {@code profile_deactivated} to change a deactivated profile. */
    public void requireActive() {
        if (state != ProfileState.ACTIVE) {
            throw new ProblemException(ProblemType.PROFILE_DEACTIVATED);
        }
    }

    static Stored of(Profile profile) {
        return new Stored(
                ProfileResponse.of(profile),
                profile.person().email(),
                profile.groupId(),
                profile.state(),
                profile.version());
    }
}
