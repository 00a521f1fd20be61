package health.intake.profile;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.person.Person;
import health.intake.person.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in the registry of one organization. */
@Entity
@Table(name = "profile")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class Profile {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "group_id")
    private UUID groupId;

    @Enumerated(EnumType.STRING)
    private ProfileState state = ProfileState.ACTIVE;

    private @Nullable String handle;

    @Embedded
    private Person person;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Version
    private long version;

    protected Profile() {}

    /** @param created has an e-mail address */
    Profile(ProfileId id, OrganizationId organizationId, NewProfile created, Instant createdAt) {
        this.id = id.value();
        this.organizationId = organizationId.value();
        this.groupId = created.groupId().value();
        this.person = created.person();
        this.handle = created.usernameIn() == null
                ? null
                : Username.of(person.email(), created.usernameIn()).text();
        this.createdAt = createdAt;
    }

    ProfileId id() {
        return new ProfileId(id);
    }

    GroupId groupId() {
        return new GroupId(groupId);
    }

    @Nullable
    String handle() {
        return handle;
    }

    Person person() {
        return person;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant updatedAt() {
        return updatedAt;
    }

    /** Of the last change, or of the creation. */
    Instant changedAt() {
        return updatedAt == null ? createdAt : updatedAt;
    }

    ProfileState state() {
        return state;
    }

    long version() {
        return version;
    }

    void become(ProfileState other) {
        this.state = other;
    }

    void moveTo(GroupId group) {
        this.groupId = group.value();
    }

    /** To be called before a changed profile is written: lets the username follow the e-mail. */
    void changed(Instant now) {
        this.updatedAt = now;
        this.handle = handle == null
                ? null
                : Username.parse(handle).with(person.email()).text();
    }

    @PostPersist
    @PostUpdate
    void written() {
        person.written();
    }
}
