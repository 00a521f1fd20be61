package health.intake.healthcard;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.Json;
import health.intake.secret.FieldCipher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Encrypts health cards for the database; what is encrypted for one patient cannot be read as another's. */
@Dependent
public class HealthCards {

    @Inject
    FieldCipher cipher;

    /** For the row of this patient alone. */
    public byte[] seal(HealthCard card, OrganizationId organizationId, ProfileId profileId) {
        return cipher.encrypt(Json.octets(card), owner(organizationId, profileId));
    }

    /** What {@link #seal} made for the same patient; anything else is a fault. */
    public HealthCard open(byte[] sealed, OrganizationId organizationId, ProfileId profileId) {
        return Json.read(cipher.decrypt(sealed, owner(organizationId, profileId)), HealthCard.class);
    }

    static byte[] owner(OrganizationId organizationId, ProfileId profileId) {
        return ("health card " + organizationId + " " + profileId).getBytes(StandardCharsets.US_ASCII);
    }
}
