package health.intake.erasure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.audit.Subject;
import health.intake.id.ProfileId;
import health.intake.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a person was erased. It names nobody.
 *
 * @param organization its slug
 * @param keyPrefix of the key that erased
 * @param jws all other members, as they are printed, in a compact JWS
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Receipt(
        UUID receiptId,
        ProfileId profileId,
        String organization,
        Instant erasedAt,
        String reason,
        @Nullable String keyPrefix,
        List<Removed> places,
        String jws)
        implements Subject {

    private static final String SIGNATURE = "jws";

    /** The bytes that are signed. */
    byte[] signedPart() {
        return Json.bytesWithout(this, SIGNATURE);
    }

    Receipt with(String signature) {
        return new Receipt(receiptId, profileId, organization, erasedAt, reason, keyPrefix, places, signature);
    }

    @Override
    public List<ProfileId> profileIds() {
        return List.of(profileId);
    }
}
