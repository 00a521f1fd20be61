package health.intake.support;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.audit.Subject;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.profile.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile as the operator sees it: without personal data.
 *
 * @param state {@code active} or {@code deactivated}
 * @param legalHold whether one stands
 * @param hasAccount whether the profile is a patient
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProfileViewResponse(
        ProfileId id,
        GroupId profileGroup,
        String state,
        Instant createdAt,
        @Nullable Instant updatedAt,
        boolean legalHold,
        boolean hasAccount)
        implements Subject {

    static ProfileViewResponse of(Stored stored, boolean legalHold, boolean hasAccount) {
        return new ProfileViewResponse(
                stored.profile().id(),
                stored.groupId(),
                stored.state().text(),
                stored.profile().createdAt(),
                stored.profile().updatedAt(),
                legalHold,
                hasAccount);
    }

    @Override
    public List<ProfileId> profileIds() {
        return List.of(id);
    }
}
