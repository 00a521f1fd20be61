package health.intake.profile;

import health.intake.audit.Subject;
import java.util.List;
import java.util.UUID;

/** A profile together with what its document does not show: its group and the version of its row. */
public record Stored(ProfileResponse profile, UUID groupId, long version) implements Subject {

    @Override
    public List<UUID> profileIds() {
        return profile.profileIds();
    }

    static Stored of(Profile profile) {
        return new Stored(ProfileResponse.of(profile), profile.groupId(), profile.version());
    }
}
