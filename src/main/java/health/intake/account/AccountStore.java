package health.intake.account;

import health.intake.database.DatabaseFailure;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts of patients in the database. The caller's access to their profiles was checked before. */
@Dependent
class AccountStore {

    private static final String READ_ONLY = "eclipselink.read-only";

    @PersistenceContext
    EntityManager entities;

    /** Writes a new account, or refuses it with {@code emr_id_taken}. */
    void insert(PatientAccount account) {
        entities.persist(account);
        flush();
    }

    /** Writes the changes of this transaction, or refuses them with {@code emr_id_taken}. */
    void flush() {
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

    /** The profile whose account has the emrId; that an emrId is free, only writing it tells for sure. */
    Optional<ProfileId> findByEmrId(OrganizationId organizationId, long emrId) {
        return entities.createQuery(
                        "select a.profileId from PatientAccount a"
                                + " where a.emrId = :emrId and a.organizationId = :organization",
                        UUID.class)
                .setParameter("emrId", emrId)
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .map(ProfileId::new);
    }

    Optional<PatientAccount> find(OrganizationId organizationId, ProfileId profileId) {
        return findAll(organizationId, List.of(profileId)).stream().findFirst();
    }

    List<PatientAccount> findAll(OrganizationId organizationId, List<ProfileId> profileIds) {
        return query(organizationId, profileIds).setHint(READ_ONLY, true).getResultList();
    }

    /** The same, for a change; this transaction has locked the profile. */
    Optional<PatientAccount> findForChange(OrganizationId organizationId, ProfileId profileId) {
        return query(organizationId, List.of(profileId)).getResultStream().findFirst();
    }

    /** What {@link #findForChange} found in this transaction, without another statement. */
    @Nullable
    PatientAccount found(OrganizationId organizationId, ProfileId profileId) {
        PatientAccount account = entities.find(PatientAccount.class, profileId.value());
        return account != null && account.organizationId().equals(organizationId) ? account : null;
    }

    private TypedQuery<PatientAccount> query(OrganizationId organizationId, List<ProfileId> profileIds) {
        return entities.createQuery(
                        "select a from PatientAccount a left join fetch a.furtherGroups"
                                + " where a.profileId in :ids and a.organizationId = :organization",
                        PatientAccount.class)
                .setParameter("ids", profileIds.stream().map(ProfileId::value).toList())
                .setParameter("organization", organizationId.value());
    }
}
