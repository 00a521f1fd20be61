package health.intake.organization;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner account, the tenant: owns profile groups, API keys and profiles. */
@Entity
@Table(name = "organization")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class Organization {

    @Id
    private UUID id;

    private String slug;
    private String name;
    private String country;

    @Column(name = "self_registration")
    private boolean selfRegistration;

    // text, because EclipseLink's conversion of UUIDs fails on null
    @Column(name = "default_group_id")
    private @Nullable String defaultGroupId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "organization_domain", joinColumns = @JoinColumn(name = "organization_id"))
    @Column(name = "domain")
    @OrderColumn(name = "position")
    private List<String> domains = new ArrayList<>();

    @Column(name = "created_at")
    private Instant createdAt;

    // text, for the same reason
    @Column(name = "sandbox_of")
    private @Nullable String sandboxOf;

    @Version
    private long version;

    protected Organization() {}

    /** Without its domains. */
    Organization(OrganizationId id, CreateOrganizationRequest request, Instant createdAt) {
        this.id = id.value();
        this.slug = request.slug();
        this.name = request.name();
        this.country = request.country();
        this.selfRegistration = Boolean.TRUE.equals(request.selfRegistration());
        this.createdAt = createdAt;
    }

    /** The sandbox of an organization, whose country it keeps; the rest is never read. */
    Organization(OrganizationId id, Organization owner, Instant createdAt) {
        this.id = id.value();
        this.slug = id.toString();
        this.name = owner.name();
        this.country = owner.country();
        this.createdAt = createdAt;
        this.sandboxOf = owner.id().toString();
    }

    OrganizationId id() {
        return new OrganizationId(id);
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    String country() {
        return country;
    }

    boolean selfRegistration() {
        return selfRegistration;
    }

    @Nullable
    GroupId defaultGroupId() {
        return defaultGroupId == null ? null : new GroupId(UUID.fromString(defaultGroupId));
    }

    List<String> domains() {
        return List.copyOf(domains);
    }

    Instant createdAt() {
        return createdAt;
    }

    void rename(String name) {
        this.name = name;
    }

    void moveTo(String country) {
        this.country = country;
    }

    void selfRegistration(boolean open) {
        this.selfRegistration = open;
    }

    void defaultGroup(@Nullable GroupId groupId) {
        this.defaultGroupId = groupId == null ? null : groupId.toString();
    }

    void domains(List<String> domains) {
        if (!this.domains.equals(domains)) {
            this.domains.clear();
            this.domains.addAll(domains);
        }
    }
}
