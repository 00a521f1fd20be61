package health.intake.profile;

import health.intake.email.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that gives a profile an e-mail, its first or another one.
 *
 * @param before the address it had, null for a new profile
 */
record EmailAssigned(
        UUID organizationId, UUID profileId, long version, EmailAddress email, @Nullable EmailAddress before) {}
