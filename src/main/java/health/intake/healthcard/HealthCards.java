package health.intake.healthcard;

import health.intake.json.Json;
import health.intake.secret.FieldCipher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Encrypts health cards for the database; what is encrypted for one patient cannot be read as another's. */
@Dependent
public class HealthCards {

    @Inject
    FieldCipher cipher;

    /** For the row of this patient alone. */
    public byte[] seal(HealthCard card, UUID organizationId, UUID profileId) {
        return cipher.encrypt(Json.octets(card), owner(organizationId, profileId));
    }

    /** What {@link #seal} made for the same patient; anything else is a fault. */
    public HealthCard open(byte[] sealed, UUID organizationId, UUID profileId) {
        return Json.read(cipher.decrypt(sealed, owner(organizationId, profileId)), HealthCard.class);
    }

    static byte[] owner(UUID organizationId, UUID profileId) {
        return ("health card " + organizationId + " " + profileId).getBytes(StandardCharsets.US_ASCII);
    }
}
