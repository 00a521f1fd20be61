package health.intake.group;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/** A profile group as the admin API prints it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProfileGroupResponse(UUID id, String slug, String name, Instant createdAt) {

    static ProfileGroupResponse of(ProfileGroup group) {
        return new ProfileGroupResponse(group.id(), group.slug(), group.name(), group.createdAt());
    }
}
