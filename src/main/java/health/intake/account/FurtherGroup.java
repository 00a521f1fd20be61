package health.intake.account;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group besides that of the profile; stored with the organization, so that the database refuses a group of another one.
 */
@Embeddable
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class FurtherGroup {

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "profile_group_id")
    private UUID groupId;

    protected FurtherGroup() {}

    FurtherGroup(OrganizationId organizationId, GroupId groupId) {
        this.organizationId = organizationId.value();
        this.groupId = groupId.value();
    }

    GroupId groupId() {
        return new GroupId(groupId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FurtherGroup group && groupId.equals(group.groupId);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(groupId);
    }
}
