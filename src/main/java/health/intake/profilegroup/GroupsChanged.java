package health.intake.profilegroup;

import health.intake.id.OrganizationId;

/** Fired in the transaction that added a group to an organization or changed one, after its statements. */
public record GroupsChanged(OrganizationId organizationId) {}
