package health.intake.patient;

import health.intake.database.DatabaseFailure;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.UUID;

/** Accounts of patients in the database. */
@Dependent
class PatientStore {

    private static final String READ_ONLY = "eclipselink.read-only";

    @PersistenceContext
    EntityManager entities;

    /** Writes a new account, or refuses it with {@code emr_id_taken}. */
    void insert(PatientAccount account) {
        entities.persist(account);
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.duplicateKey(failure)
                            .filter("uk_patient_emr_id"::equals)
                            .isPresent()
                    ? new ProblemException(ProblemType.EMR_ID_TAKEN)
                    : failure;
        }
    }

    /** Whether an account of the organization has the emrId; only writing it tells for sure. */
    boolean isTaken(OrganizationId organizationId, long emrId) {
        return entities.createQuery(
                        "select a.profileId from PatientAccount a"
                                + " where a.emrId = :emrId and a.organizationId = :organization",
                        UUID.class)
                .setParameter("emrId", emrId)
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** The account of a profile; the caller's access to the profile was checked before. */
    Optional<PatientAccount> find(OrganizationId organizationId, ProfileId profileId) {
        return entities.createQuery(
                        "select a from PatientAccount a left join fetch a.furtherGroups"
                                + " where a.profileId = :id and a.organizationId = :organization",
                        PatientAccount.class)
                .setParameter("id", profileId.value())
                .setParameter("organization", organizationId.value())
                .setHint(READ_ONLY, true)
                .getResultStream()
                .findFirst();
    }
}
