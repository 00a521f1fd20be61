package health.intake.apikey;

import health.intake.access.Environment;
import health.intake.access.EnvironmentColumn;
import health.intake.access.Scope;
import health.intake.access.ScopesColumn;
import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An API key without its secrets: its owner, its rights and its expiry. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class ApiKey {

    @Id
    private UUID id;

    // text, because EclipseLink's conversion of UUIDs fails on null
    @Column(name = "organization_id")
    private @Nullable String organizationId;

    private String name;
    private String prefix;

    @Convert(converter = EnvironmentColumn.class)
    private Environment environment;

    @Convert(converter = ScopesColumn.class)
    private Set<Scope> scopes;

    @Column(name = "all_groups")
    private boolean allGroups;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_group", joinColumns = @JoinColumn(name = "api_key_id"))
    private Set<GrantedGroup> grantedGroups = new HashSet<>();

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    protected ApiKey() {}

    ApiKey(KeyId id, @Nullable OrganizationId organizationId, KeyGrant grant, Instant createdAt) {
        this.id = id.value();
        this.organizationId = organizationId == null ? null : organizationId.toString();
        this.name = grant.name();
        this.environment = grant.environment();
        this.scopes = grant.scopes();
        this.expiresAt = grant.expiresAt();
        this.createdAt = createdAt;
        this.prefix = "";
        confineTo(grant.groups());
    }

    KeyId id() {
        return new KeyId(id);
    }

    @Nullable
    OrganizationId organizationId() {
        return organizationId == null ? null : new OrganizationId(UUID.fromString(organizationId));
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    Environment environment() {
        return environment;
    }

    Set<Scope> scopes() {
        return scopes;
    }

    /** The groups the key is confined to; null for all, including future ones. */
    @Nullable
    Set<GroupId> groups() {
        return allGroups
                ? null
                : grantedGroups.stream().map(GrantedGroup::profileGroupId).collect(Collectors.toUnmodifiableSet());
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    void rename(String name) {
        this.name = name;
    }

    void grant(Set<Scope> scopes) {
        this.scopes = scopes;
    }

    /** @param groups of the organization of the key; null for all */
    final void confineTo(@Nullable Set<GroupId> groups) {
        allGroups = groups == null;
        grantedGroups.clear();
        OrganizationId owner = organizationId();
        if (groups != null && owner != null) {
            groups.forEach(group -> grantedGroups.add(new GrantedGroup(owner, group)));
        }
    }

    /** @param end null for a key that never expires */
    void expireAt(@Nullable Instant end) {
        expiresAt = end;
    }

    void opensWith(String prefix) {
        this.prefix = prefix;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
