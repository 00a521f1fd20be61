package health.intake.healthcard;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.Json;
import health.intake.secret.FieldCipher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Encrypts health cards for the database; a card that is encrypted for one patient cannot be read as another's. */
@Dependent
public class HealthCards {

    @Inject
    FieldCipher cipher;

    /** Encrypts a card for the row of this patient only. */
    public byte[] seal(HealthCard card, OrganizationId organizationId, ProfileId profileId) {
        return cipher.encrypt(Json.bytes(card), owner(organizationId, profileId));
    }

    /** Decrypts the result of {@link #seal} for the same patient; anything else is an internal error. */
    public HealthCard open(byte[] sealed, OrganizationId organizationId, ProfileId profileId) {
        return Json.read(cipher.decrypt(sealed, owner(organizationId, profileId)), HealthCard.class);
    }

    static byte[] owner(OrganizationId organizationId, ProfileId profileId) {
        return ("health card " + organizationId + " " + profileId).getBytes(StandardCharsets.US_ASCII);
    }
}
