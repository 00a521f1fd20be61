package health.intake.profilegroup;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    // text, because EclipseLink's conversion of UUIDs fails on null
    @Column(name = "twin_of")
    private @Nullable String twinOf;

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

    /** The twin of a group in the sandbox of its organization. */
    ProfileGroup(OrganizationId sandbox, ProfileGroup group, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.organizationId = sandbox.value();
        this.slug = group.slug;
        this.name = group.name;
        this.createdAt = createdAt;
        this.twinOf = group.id.toString();
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
