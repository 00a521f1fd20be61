package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that gives a profile its first or a new e-mail address.
 *
 * @param before the previous address; null for a new profile
 */
public record EmailAssigned(
        OrganizationId organizationId,
        ProfileId profileId,
        long version,
        EmailAddress email,
        @Nullable EmailAddress before) {}
