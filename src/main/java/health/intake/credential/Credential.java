package health.intake.credential;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The password that a person signs in with; stored apart from the profile, so that no profile answer can ever contain it.
 */
@Entity
@Table(name = "credential")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class Credential {

    @Id
    @Column(name = "profile_id")
    private UUID profileId;

    @Column(name = "organization_id")
    private UUID organizationId;

    /** PHC string of an Argon2id hash. */
    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Credential() {}

    Credential(ProfileId profileId, OrganizationId organizationId) {
        this.profileId = profileId.value();
        this.organizationId = organizationId.value();
    }

    void set(PasswordHash hash, Instant now) {
        this.passwordHash = hash.phc();
        this.changedAt = now;
    }
}
