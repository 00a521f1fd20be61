package health.intake.trail;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.apikey.ConfiguredKey;
import health.intake.audit.AuditEntry;
import health.intake.audit.Call;
import health.intake.audit.RecordedEntry;
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

        private static @Nullable Key of(Call call, @Nullable String name) {
            if (call.keyPrefix() == null) {
                return null;
            }
            return new Key(call.keyId(), call.keyPrefix(), call.keyId() == null ? ConfiguredKey.NAME : name);
        }
    }

    static AuditEntryResponse of(RecordedEntry recorded) {
        AuditEntry entry = recorded.entry();
        Call call = entry.call();
        return new AuditEntryResponse(
                entry.id(),
                entry.at(),
                Key.of(call, recorded.keyName()),
                call.operation(),
                entry.status(),
                entry.profileIds(),
                call.requestId(),
                call.clientAddress());
    }

    @Override
    public String toString() {
        return "AuditEntryResponse[" + id + "]";
    }
}
