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

    private TypedQuery<ProfileGroup> query(OrganizationId organizationId, Reference reference) {
        TypedQuery<ProfileGroup> query = reference.id() != null
                ? entities.createQuery(OF_ORGANIZATION + " and g.id = :id", ProfileGroup.class)
                        .setParameter("id", reference.id())
                : entities.createQuery(OF_ORGANIZATION + " and g.slug = :slug", ProfileGroup.class)
                        .setParameter("slug", reference.slug());
        return query.setParameter("organization", organizationId.value());
    }
}
