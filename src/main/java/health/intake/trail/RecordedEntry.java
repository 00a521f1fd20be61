package health.intake.trail;

import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read from the trail.
 *
 * @param key null without one
 */
public record RecordedEntry(
        UUID id,
        Instant at,
        @Nullable Key key,
        String operation,
        int status,
        List<ProfileId> profileIds,
        String requestId,
        String clientAddress) {

    /**
     * The key that was used.
     *
     * @param id null for the one from the configuration
     * @param name what it is called now; null for the one from the configuration
     */
    public record Key(@Nullable KeyId id, String prefix, @Nullable String name) {}

    @Override
    public String toString() {
        return "RecordedEntry[" + id + ", " + operation + ", " + status + "]";
    }
}
