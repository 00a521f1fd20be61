package health.intake.profilegroup;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A part of an organization's profiles; every profile is in exactly one. */
@Entity
@Table(name = "profile_group")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class ProfileGroup {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String slug;
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected ProfileGroup() {}

    ProfileGroup(GroupId id, OrganizationId organizationId, CreateProfileGroupRequest request, Instant createdAt) {
        this.id = id.value();
        this.organizationId = organizationId.value();
        this.slug = request.slug();
        this.name = request.name();
        this.createdAt = createdAt;
    }

    GroupId id() {
        return new GroupId(id);
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    void rename(String name) {
        this.name = name;
    }

    void slug(String slug) {
        this.slug = slug;
    }
}
