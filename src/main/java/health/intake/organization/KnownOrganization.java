package health.intake.organization;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the registration of patients needs it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param selfRegistration whether patients may register without a key
 * @param defaultGroupId the group of patients who name none; null if there is none
 */
public record KnownOrganization(
        OrganizationId id, String slug, String country, boolean selfRegistration, @Nullable GroupId defaultGroupId) {

    /** The same organization as a test key sees it. */
    KnownOrganization inSandbox(OrganizationId sandbox, @Nullable GroupId twinOfDefaultGroup) {
        return new KnownOrganization(sandbox, slug, country, false, twinOfDefaultGroup);
    }

    static KnownOrganization of(Organization organization) {
        return new KnownOrganization(
                organization.id(),
                organization.slug(),
                organization.country(),
                organization.selfRegistration(),
                organization.defaultGroupId());
    }
}
