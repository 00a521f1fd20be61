package health.intake.healthcard;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.FreeObject;
import health.intake.json.Json;
import health.intake.secret.FieldCipher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encrypts health cards for the database; a card that is encrypted for one patient cannot be read as another's. */
@Dependent
public class HealthCards {

    @Inject
    FieldCipher cipher;

    /** The members that every card has, as they are stored. */
    private record Named(String number, @Nullable String issuer, @Nullable String version, @Nullable String expiresOn) {

        HealthCard with(FreeObject further) {
            return new HealthCard(number, issuer, version, expiresOn, further);
        }

        @Override
        public String toString() {
            return "Named[masked]";
        }
    }

    /** Encrypts a card for the row of this patient only. */
    public SealedCard seal(HealthCard card, OrganizationId organizationId, ProfileId profileId) {
        byte[] further = card.further().isEmpty()
                ? null
                : cipher.encrypt(
                        card.further().text().getBytes(StandardCharsets.UTF_8),
                        ownerOfFurther(organizationId, profileId));
        return new SealedCard(cipher.encrypt(Json.bytes(card.named()), owner(organizationId, profileId)), further);
    }

    /** Decrypts the result of {@link #seal} for the same patient; anything else is an internal error. */
    public HealthCard open(SealedCard sealed, OrganizationId organizationId, ProfileId profileId) {
        byte[] further = sealed.further();
        return Json.read(cipher.decrypt(sealed.named(), owner(organizationId, profileId)), Named.class)
                .with(
                        further == null
                                ? FreeObject.empty()
                                : new FreeObject(new String(
                                        cipher.decrypt(further, ownerOfFurther(organizationId, profileId)),
                                        StandardCharsets.UTF_8)));
    }

    static byte[] owner(OrganizationId organizationId, ProfileId profileId) {
        return ("health card " + organizationId + " " + profileId).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] ownerOfFurther(OrganizationId organizationId, ProfileId profileId) {
        return ("further health card " + organizationId + " " + profileId).getBytes(StandardCharsets.US_ASCII);
    }
}
