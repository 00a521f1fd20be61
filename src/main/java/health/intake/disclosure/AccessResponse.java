package health.intake.disclosure;

import health.intake.trail.AuditEntryResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that read or changed the record of a person, as the person may be told.
 *
 * @param key null for a registration without a key
 */
public record AccessResponse(Instant at, String operation, int status, @Nullable Key key) {

    /**
     * The key that was used.
     *
     * @param name the current name of the key
     */
    public record Key(String prefix, @Nullable String name) {

        @Override
        public String toString() {
            return "Key[" + prefix + "]";
        }
    }

    static AccessResponse of(AuditEntryResponse entry) {
        AuditEntryResponse.Key key = entry.key();
        return new AccessResponse(
                entry.at(), entry.operation(), entry.status(), key == null ? null : new Key(key.prefix(), key.name()));
    }

    @Override
    public String toString() {
        return "AccessResponse[" + at + "]";
    }
}
