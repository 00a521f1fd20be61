package health.intake.profilegroup;

import health.intake.database.DatabaseFailure;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Profile groups in the database, always those of one organization. */
@Dependent
class ProfileGroupStore {

    private static final String OF_ORGANIZATION = "select g from ProfileGroup g where g.organizationId = :organization";

    @PersistenceContext
    EntityManager entities;

    /** Writes a new group, or refuses it with {@code slug_taken}. */
    void insert(ProfileGroup group) {
        entities.persist(group);
        flush();
    }

    /** Writes the changes of this transaction. */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.duplicateKey(failure).isPresent()
                    ? new ProblemException(ProblemType.SLUG_TAKEN)
                    : failure;
        }
    }

    Optional<ProfileGroup> find(OrganizationId organizationId, Reference reference) {
        return reference.namesNothing()
                ? Optional.empty()
                : query(organizationId, reference).getResultStream().findFirst();
    }

    /** The same, for a change: locks the row until this transaction ends. */
    Optional<ProfileGroup> findForChange(OrganizationId organizationId, Reference reference) {
        return reference.namesNothing()
                ? Optional.empty()
                : query(organizationId, reference)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst();
    }

    /** The named groups in the order of their slugs. */
    List<ProfileGroup> named(OrganizationId organizationId, Collection<GroupId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(OF_ORGANIZATION + " and g.id in :ids order by g.slug", ProfileGroup.class)
                .setParameter("organization", organizationId.value())
                .setParameter("ids", ids.stream().map(GroupId::value).toList())
                .getResultList();
    }

    List<ProfileGroup> all(OrganizationId organizationId) {
        return entities.createQuery(OF_ORGANIZATION + " order by g.slug", ProfileGroup.class)
                .setParameter("organization", organizationId.value())
                .getResultList();
    }

    List<ProfileGroup> list(OrganizationId organizationId, PageRequest page) {
        Position after = page.after();
        String range = after == null ? "" : " and (g.createdAt < :at or (g.createdAt = :at and g.id < :id))";
        TypedQuery<ProfileGroup> query = entities.createQuery(
                        OF_ORGANIZATION + range + " order by g.createdAt desc, g.id desc", ProfileGroup.class)
                .setParameter("organization", organizationId.value());
        if (after != null) {
            query.setParameter("at", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    /** The groups of an organization that have no twin. */
    List<ProfileGroup> withoutTwin(OrganizationId organizationId) {
        return entities.createNativeQuery(
                        "select g.* from profile_group g left join profile_group t on t.twin_of = g.id"
                                + " where g.organization_id = ?1 and t.id is null",
                        ProfileGroup.class)
                .setParameter(1, organizationId.toString())
                .getResultList();
    }

    /** Gives the twins in a sandbox the slugs and names of their groups. */
    void renameTwins(OrganizationId sandbox) {
        entities.createNativeQuery("update profile_group t join profile_group g on g.id = t.twin_of"
                        + " set t.slug = g.slug, t.name = g.name, t.version = t.version + 1"
                        + " where t.organization_id = ?1 and (t.slug <> g.slug or t.name <> g.name)")
                .setParameter(1, sandbox.toString())
                .executeUpdate();
    }

    /** The ids of the twins of these groups. */
    Set<GroupId> twins(OrganizationId sandbox, Collection<GroupId> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "select g.id from ProfileGroup g where g.organizationId = :sandbox and g.twinOf in :groups",
                        UUID.class)
                .setParameter("sandbox", sandbox.value())
                .setParameter("groups", groups.stream().map(GroupId::toString).toList())
                .getResultStream()
                .map(GroupId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private TypedQuery<ProfileGroup> query(OrganizationId organizationId, Reference reference) {
        TypedQuery<ProfileGroup> query = reference.id() != null
                ? entities.createQuery(OF_ORGANIZATION + " and g.id = :id", ProfileGroup.class)
                        .setParameter("id", reference.id())
                : entities.createQuery(OF_ORGANIZATION + " and g.slug = :slug", ProfileGroup.class)
                        .setParameter("slug", reference.slug());
        return query.setParameter("organization", organizationId.value());
    }
}
