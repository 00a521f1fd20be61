package health.intake.profile;

import java.util.Set;
import java.util.UUID;

/**
 * Fired in the transaction that writes a change of a profile, if it has any effect.
 *
 * @param version of the row that was written
 * @param fields names, as in the contract, of what got another value; one at least
 */
public record ProfileChanged(UUID organizationId, UUID profileId, long version, Set<String> fields) {}
