package health.intake.apikey;

import health.intake.id.KeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that lets secrets of a key end: all of a revoked key, the earlier ones of a rotated key.
 *
 * @param secretsEnd when the secrets end that are older than this; null for a revoked key, which never opens anything again
 */
record KeyEnded(KeyId id, Instant at, @Nullable Instant secretsEnd) {

    /** As the log has it, where scripts/admin restored looks for it. */
    String text() {
        return secretsEnd == null
                ? "API key " + id + " was revoked at " + at
                : "API key " + id + " was rotated at " + at + ": its earlier secrets end at " + secretsEnd;
    }
}
