package health.intake.profile;

import health.intake.email.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that wrote a profile whose e-mail is new.
 *
 * @param before the address it had, null for a new profile
 */
record ProfileSaved(
        UUID organizationId, UUID profileId, long version, EmailAddress email, @Nullable EmailAddress before) {}
