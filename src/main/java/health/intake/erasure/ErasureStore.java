package health.intake.erasure;

import health.intake.access.AccessContext;
import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of people who are erased, and what stays of them. Uses native queries for rows that are entities elsewhere. */
@Dependent
class ErasureStore {

    private static final String READ_ONLY = "eclipselink.read-only";

    @PersistenceContext
    EntityManager entities;

    /** The profile, locked until this transaction ends, as every change of it and of what hangs on it locks it. */
    Optional<FoundPerson> lock(AccessContext context, ProfileId id) {
        List<Object> parameters =
                new ArrayList<>(List.of(id.toString(), context.organizationId().toString()));
        List<String> places = new ArrayList<>();
        if (context.groups() != null) {
            for (GroupId group : context.groups()) {
                parameters.add(group.toString());
                places.add("?" + parameters.size());
            }
        }
        String groups = context.groups() == null ? "" : " and group_id in (" + String.join(", ", places) + ")";
        Query query = entities.createNativeQuery(
                "select cast(group_id as char(36)), email, email_canonical, version from profile"
                        + " where id = ?1 and organization_id = ?2" + groups + " for update");
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return rows(query).stream().findFirst().map(row -> person(id, row));
    }

    /** Whether the organization has the profile, in any group. */
    boolean exists(OrganizationId organizationId, ProfileId id) {
        return !entities.createNativeQuery("select 1 from profile where id = ?1 and organization_id = ?2")
                .setParameter(1, id.toString())
                .setParameter(2, organizationId.toString())
                .getResultList()
                .isEmpty();
    }

    /** What stays of a person, erased from whichever group. */
    Optional<Erasure> find(OrganizationId organizationId, ProfileId id) {
        return entities.createQuery(
                        "select e from Erasure e where e.profileId = :id and e.organizationId = :organization",
                        Erasure.class)
                .setParameter("id", id.value())
                .setParameter("organization", organizationId.value())
                .setHint(READ_ONLY, true)
                .getResultStream()
                .findFirst();
    }

    /** Removes all rows of a person. */
    List<Removed> remove(OrganizationId organizationId, ProfileId id) {
        return Arrays.stream(PersonalTable.values())
                .map(table -> Removed.from(table, remove(table, organizationId, id)))
                .toList();
    }

    private int remove(PersonalTable from, OrganizationId organizationId, ProfileId id) {
        return entities.createNativeQuery(
                        "delete from " + from.table() + " where " + from.idColumn() + " = ?1 and organization_id = ?2")
                .setParameter(1, id.toString())
                .setParameter(2, organizationId.toString())
                .executeUpdate();
    }

    void insert(Erasure erasure) {
        entities.persist(erasure);
        entities.flush();
    }

    private static FoundPerson person(ProfileId id, Object[] row) {
        return new FoundPerson(
                id,
                new GroupId(UUID.fromString((String) row[0])),
                EmailAddress.stored((String) row[1], (String) row[2]),
                ((Number) row[3]).longValue());
    }

    @SuppressWarnings("unchecked") // a native query of several columns has such rows
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
