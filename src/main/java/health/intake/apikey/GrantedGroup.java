package health.intake.apikey;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group that a key is confined to; stored with the organization, so that the database refuses a group of another one. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class GrantedGroup {

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "profile_group_id")
    private UUID profileGroupId;

    protected GrantedGroup() {}

    GrantedGroup(OrganizationId organizationId, GroupId profileGroupId) {
        this.organizationId = organizationId.value();
        this.profileGroupId = profileGroupId.value();
    }

    GroupId profileGroupId() {
        return new GroupId(profileGroupId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrantedGroup group && profileGroupId.equals(group.profileGroupId);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(profileGroupId);
    }
}
