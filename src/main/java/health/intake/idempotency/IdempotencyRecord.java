package health.intake.idempotency;

import health.intake.id.ProfileId;
import java.time.Instant;

/**
 * The record of an attempt that succeeded.
 *
 * @param keyDigest HMAC of the key, 64 hexadecimal digits
 * @param bodyDigest HMAC of the bytes of the body, 64 hexadecimal digits
 * @param profileId of the new profile
 */
record IdempotencyRecord(
        String operation, String keyDigest, String bodyDigest, ProfileId profileId, Instant createdAt) {

    /** A record that replaces an earlier one, made under another secret for the same attempt. */
    IdempotencyRecord ofThatTime(IdempotencyRecord earlier) {
        return new IdempotencyRecord(operation, keyDigest, bodyDigest, earlier.profileId, earlier.createdAt);
    }
}
