package health.intake.idempotency;

import health.intake.id.ProfileId;
import java.time.Instant;

/**
 * What is kept of an attempt that succeeded.
 *
 * @param keyDigest HMAC of the key, 64 hexadecimal digits
 * @param bodyDigest HMAC of the octets of the body, 64 hexadecimal digits
 * @param profileId of what was created
 */
record IdempotencyRecord(
        String operation, String keyDigest, String bodyDigest, ProfileId profileId, Instant createdAt) {

    /** This record in place of one that was made before, under another secret, for the same attempt. */
    IdempotencyRecord ofThatTime(IdempotencyRecord earlier) {
        return new IdempotencyRecord(operation, keyDigest, bodyDigest, earlier.profileId, earlier.createdAt);
    }
}
