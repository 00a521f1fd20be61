package health.intake.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the key that it was sent with is told.
 *
 * @param id of the entry in the trail, not printed
 * @param userAgent printable ASCII, at most 120 characters; null without one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OwnRequest(
        @JsonIgnore UUID id,
        Instant at,
        String operation,
        int status,
        List<ProfileId> profileIds,
        String requestId,
        @Nullable String userAgent,
        String clientAddress) {

    @Override
    public String toString() {
        return "OwnRequest[" + id + "]";
    }
}
