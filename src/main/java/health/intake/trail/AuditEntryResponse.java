package health.intake.trail;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail as the admin API prints it.
 *
 * @param key null for a request without a key
 * @param environment {@code test} for a key of the sandbox, else {@code live}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuditEntryResponse(
        UUID id,
        Instant at,
        @Nullable Key key,
        String operation,
        int status,
        List<ProfileId> profileIds,
        String requestId,
        String clientAddress,
        String environment) {

    /**
     * The key that was used.
     *
     * @param id null for the key from the configuration
     * @param name the current name of the key
     */
    public record Key(@Nullable KeyId id, String prefix, @Nullable String name) {}

    @Override
    public String toString() {
        return "AuditEntryResponse[" + id + "]";
    }
}
