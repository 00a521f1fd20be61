package health.intake.profile;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.Set;

/**
 * Fired in the transaction that writes a change of a profile, if it has any effect.
 *
 * @param version of the row that was written
 * @param fields names, as in the contract, of the fields that got another value, {@code state} and {@code profile_group}
 *     among them; at least one
 */
public record ProfileChanged(OrganizationId organizationId, ProfileId profileId, long version, Set<String> fields) {}
