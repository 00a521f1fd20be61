package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;

/** The paths of organizations and groups. */
final class OrganizationPath {

    static final String ALL = "/api/admin/organizations";

    private OrganizationPath() {}

    static String of(String organization) {
        return ALL + "/" + AdminApi.segment(organization);
    }

    static String groups(String organization) {
        return of(organization) + "/profile-groups";
    }

    static String group(String organization, String group) {
        return groups(organization) + "/" + AdminApi.segment(group);
    }
}
