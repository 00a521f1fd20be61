package health.intake.organization;

import health.intake.id.OrganizationId;

/** An organization inside another document. */
public record OrganizationSummary(OrganizationId id, String slug, String name) {

    static OrganizationSummary of(Organization organization) {
        return new OrganizationSummary(organization.id(), organization.slug(), organization.name());
    }
}
