package health.intake.credential;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;

/** The passwords of the people of an organization, in the database. */
@Dependent
public class CredentialStore {

    @PersistenceContext
    EntityManager entities;

    /** Stores the password of a new profile, which has none yet. */
    public void add(OrganizationId organizationId, ProfileId profileId, PasswordHash password, Instant now) {
        Credential credential = new Credential(profileId, organizationId);
        credential.set(password, now);
        entities.persist(credential);
    }

    /** Stores the password of a profile and replaces an earlier one. */
    public void set(OrganizationId organizationId, ProfileId profileId, PasswordHash password, Instant now) {
        Credential earlier = entities.find(Credential.class, profileId.value());
        if (earlier == null) {
            add(organizationId, profileId, password, now);
        } else {
            earlier.set(password, now);
        }
    }

    /** Whether the profile has a password. */
    public boolean exists(OrganizationId organizationId, ProfileId profileId) {
        return entities.createQuery(
                        "select c.profileId from Credential c where c.profileId = :id and c.organizationId = :organization",
                        UUID.class)
                .setParameter("id", profileId.value())
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .isPresent();
    }
}
