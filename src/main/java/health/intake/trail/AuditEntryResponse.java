package health.intake.trail;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.apikey.ConfiguredKey;
import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the trail as the admin API prints it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuditEntryResponse(
        UUID id,
        Instant at,
        @Nullable Key key,
        String operation,
        int status,
        List<ProfileId> profileIds,
        String requestId,
        String clientAddress) {

    /** The key that was used; null for the id of the one from the configuration. */
    public record Key(@Nullable KeyId id, String prefix, @Nullable String name) {

        private static @Nullable Key of(RecordedEntry.@Nullable Key used) {
            return used == null
                    ? null
                    : new Key(used.id(), used.prefix(), used.id() == null ? ConfiguredKey.NAME : used.name());
        }
    }

    static AuditEntryResponse of(RecordedEntry entry) {
        return new AuditEntryResponse(
                entry.id(),
                entry.at(),
                Key.of(entry.key()),
                entry.operation(),
                entry.status(),
                entry.profileIds(),
                entry.requestId(),
                entry.clientAddress());
    }

    @Override
    public String toString() {
        return "AuditEntryResponse[" + id + "]";
    }
}
