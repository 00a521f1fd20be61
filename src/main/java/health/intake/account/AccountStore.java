package health.intake.account;

import health.intake.database.DatabaseFailure;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        refusing(entities::flush);
    }

    /**
     * Writes another account in the place of one, or refuses it with {@code emr_id_taken}. The persistence provider has no
     * part in this: it cannot compare an account that it read together with its groups.
     *
     * @param columns values by the names of their columns; others stay
     */
    void update(OrganizationId organizationId, ProfileId profileId, Map<String, @Nullable Object> columns) {
        List<String> names = List.copyOf(columns.keySet());
        String values = IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " = ?" + (i + 3))
                .collect(Collectors.joining(", "));
        Query update = entities.createNativeQuery(
                        "update patient set " + values + " where profile_id = ?1 and organization_id = ?2")
                .setParameter(1, profileId.toString())
                .setParameter(2, organizationId.toString());
        for (int i = 0; i < names.size(); i++) {
            update.setParameter(i + 3, columns.get(names.get(i)));
        }
        refusing(update::executeUpdate);
    }

    /** Takes a group out of the further groups, if it is among them; those after it move up. */
    void leave(OrganizationId organizationId, ProfileId profileId, GroupId group) {
        Optional<Integer> position = position(organizationId, profileId, group);
        if (position.isPresent()) {
            ofFurtherGroups("delete from patient_group where profile_group_id = ?3", organizationId, profileId)
                    .setParameter(3, group.toString())
                    .executeUpdate();
            ofFurtherGroups(
                            "update patient_group set position = position - 1 where position > ?3",
                            organizationId,
                            profileId)
                    .setParameter(3, position.get())
                    .executeUpdate();
        }
    }

    private Optional<Integer> position(OrganizationId organizationId, ProfileId profileId, GroupId group) {
        List<?> positions = ofFurtherGroups(
                        "select position from patient_group where profile_group_id = ?3", organizationId, profileId)
                .setParameter(3, group.toString())
                .getResultList();
        return positions.stream().findFirst().map(position -> ((Number) position).intValue());
    }

    private Query ofFurtherGroups(String sql, OrganizationId organizationId, ProfileId profileId) {
        return entities.createNativeQuery(sql + " and profile_id = ?1 and organization_id = ?2")
                .setParameter(1, profileId.toString())
                .setParameter(2, organizationId.toString());
    }

    private static void refusing(Runnable write) {
        try {
            write.run();
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

    boolean exists(OrganizationId organizationId, ProfileId profileId) {
        return entities.createQuery(
                        "select a.profileId from PatientAccount a"
                                + " where a.profileId = :id and a.organizationId = :organization",
                        UUID.class)
                .setParameter("id", profileId.value())
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    Optional<PatientAccount> find(OrganizationId organizationId, ProfileId profileId) {
        return findAll(organizationId, List.of(profileId)).stream().findFirst();
    }

    List<PatientAccount> findAll(OrganizationId organizationId, List<ProfileId> profileIds) {
        return entities.createQuery(
                        "select a from PatientAccount a left join fetch a.furtherGroups"
                                + " where a.profileId in :ids and a.organizationId = :organization",
                        PatientAccount.class)
                .setParameter("ids", profileIds.stream().map(ProfileId::value).toList())
                .setParameter("organization", organizationId.value())
                .setHint(READ_ONLY, true)
                .getResultList();
    }
}
