package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that gives a profile an e-mail, its first or another one.
 *
 * @param before the address it had, null for a new profile
 */
record EmailAssigned(
        OrganizationId organizationId,
        ProfileId profileId,
        long version,
        EmailAddress email,
        @Nullable EmailAddress before) {}
