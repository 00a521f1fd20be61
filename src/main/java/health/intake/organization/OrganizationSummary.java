package health.intake.organization;

import java.util.UUID;

/** An organization inside another document. */
public record OrganizationSummary(UUID id, String slug, String name) {

    static OrganizationSummary of(Organization organization) {
        return new OrganizationSummary(organization.id(), organization.slug(), organization.name());
    }
}
