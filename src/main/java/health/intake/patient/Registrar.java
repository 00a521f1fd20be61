package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.organization.KnownOrganization;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a registration, and the organization of the patient.
 *
 * @param context the groups that the key may act on; the whole organization for a patient who registers without a key
 * @param network the network of a client without a key; null with a key
 */
public record Registrar(KnownOrganization organization, AccessContext context, @Nullable String network) {

    /** A registrar without a key; the organization must allow self-registration, else {@code self_registration_closed}. */
    static Registrar withoutKey(KnownOrganization organization, String network) {
        if (!organization.selfRegistration()) {
            throw new ProblemException(ProblemType.SELF_REGISTRATION_CLOSED);
        }
        return new Registrar(organization, new AccessContext(organization.id(), null), network);
    }

    boolean isKeyless() {
        return network != null;
    }

    @Override
    public String toString() {
        return "Registrar[" + organization.slug() + "]";
    }
}
