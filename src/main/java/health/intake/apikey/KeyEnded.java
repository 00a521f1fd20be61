package health.intake.apikey;

import health.intake.id.KeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that ends secrets of a key: all of a revoked key, the earlier ones of a rotated key.
 *
 * @param secretsEnd when the secrets older than this event end; null for a revoked key, which is never valid again
 */
record KeyEnded(KeyId id, Instant at, @Nullable Instant secretsEnd) {

    /** The form in the log, where scripts/admin restored looks for it. */
    String text() {
        return secretsEnd == null
                ? "API key " + id + " was revoked at " + at
                : "API key " + id + " was rotated at " + at + ": its earlier secrets end at " + secretsEnd;
    }
}
