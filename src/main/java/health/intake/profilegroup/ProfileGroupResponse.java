package health.intake.profilegroup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.GroupId;
import java.time.Instant;

/** A profile group as the admin API prints it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProfileGroupResponse(GroupId id, String slug, String name, Instant createdAt) {

    static ProfileGroupResponse of(ProfileGroup group) {
        return new ProfileGroupResponse(group.id(), group.slug(), group.name(), group.createdAt());
    }
}
