package health.intake.profile;

import java.util.UUID;

/** A profile together with what its document does not show: its group and the version of its row. */
public record Stored(ProfileResponse profile, UUID groupId, long version) {

    static Stored of(Profile profile) {
        return new Stored(ProfileResponse.of(profile), profile.groupId(), profile.version());
    }
}
