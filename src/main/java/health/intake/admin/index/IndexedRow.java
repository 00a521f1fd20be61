package health.intake.admin.index;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;

/** What the index should tell of a profile. */
record IndexedRow(ProfileId profileId, OrganizationId organizationId, String email, long version) {

    @Override
    public String toString() {
        return "IndexedRow[****]";
    }
}
