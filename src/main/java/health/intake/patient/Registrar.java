package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.organization.KnownOrganization;
import org.jspecify.annotations.Nullable;

/**
 * Who registers a patient, and where.
 *
 * @param context what the key may act on; the whole organization for a patient who registers without one
 * @param network where a caller without key comes from; null with a key
 */
public record Registrar(KnownOrganization organization, AccessContext context, @Nullable String network) {

    boolean isKeyless() {
        return network != null;
    }

    @Override
    public String toString() {
        return "Registrar[" + organization.slug() + "]";
    }
}
