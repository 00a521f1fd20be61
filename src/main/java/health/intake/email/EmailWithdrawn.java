package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;

/** Fired in the transaction after which a profile is no longer found by its e-mail address. */
public record EmailWithdrawn(OrganizationId organizationId, ProfileId profileId, long version, EmailAddress email) {}
