package health.intake.organization;

import health.intake.database.DatabaseFailure;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Organizations in the database. */
@Dependent
class OrganizationStore {

    private static final String BY_ID = "select o from Organization o where o.id = :id and o.sandboxOf is null";
    private static final String BY_DOMAIN = "select o from Organization o join o.domains d where d = :domain";
    private static final String BY_SLUG = "select o from Organization o where o.slug = :slug";

    @PersistenceContext
    EntityManager entities;

    /** Writes a new organization, or refuses it with {@code slug_taken} or {@code domain_taken}. */
    void insert(Organization organization) {
        entities.persist(organization);
        flush();
    }

    /** Writes the changes of this transaction. */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.duplicateKey(failure)
                    .map(key -> key.equals("uk_organization_slug") ? ProblemType.SLUG_TAKEN : ProblemType.DOMAIN_TAKEN)
                    .<RuntimeException>map(ProblemException::new)
                    .orElse(failure);
        }
    }

    Optional<Organization> find(Reference reference) {
        return reference.namesNothing()
                ? Optional.empty()
                : query(reference).getResultStream().findFirst();
    }

    /** @param domain in lower-case ASCII */
    Optional<Organization> findByDomain(String domain) {
        return entities.createQuery(BY_DOMAIN, Organization.class)
                .setParameter("domain", domain)
                .getResultStream()
                .findFirst();
    }

    /** The named organization, for a change: locks the row until this transaction ends. */
    Optional<Organization> findForChange(Reference reference) {
        return reference.namesNothing()
                ? Optional.empty()
                : query(reference)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst();
    }

    List<Organization> list(PageRequest page) {
        Position after = page.after();
        String range = after == null ? "" : " and (o.createdAt < :at or (o.createdAt = :at and o.id < :id))";
        TypedQuery<Organization> query = entities.createQuery(
                "select o from Organization o where o.sandboxOf is null" + range
                        + " order by o.createdAt desc, o.id desc",
                Organization.class);
        if (after != null) {
            query.setParameter("at", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    Optional<OrganizationId> findSandbox(OrganizationId owner) {
        return entities.createQuery("select o.id from Organization o where o.sandboxOf = :owner", UUID.class)
                .setParameter("owner", owner.toString())
                .getResultStream()
                .findFirst()
                .map(OrganizationId::new);
    }

    /** Locks the row of a sandbox, which {@link #findForChange} does not find, until this transaction ends. */
    void lockSandbox(OrganizationId sandbox) {
        entities.createNativeQuery("select id from organization where id = ?1 for update")
                .setParameter(1, sandbox.toString())
                .getSingleResult();
    }

    Optional<OrganizationId> findOwner(OrganizationId sandbox) {
        return entities.createQuery("select o.sandboxOf from Organization o where o.id = :sandbox", String.class)
                .setParameter("sandbox", sandbox.value())
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(owner -> new OrganizationId(UUID.fromString(owner)));
    }

    private TypedQuery<Organization> query(Reference reference) {
        return reference.id() != null
                ? entities.createQuery(BY_ID, Organization.class).setParameter("id", reference.id())
                : entities.createQuery(BY_SLUG, Organization.class).setParameter("slug", reference.slug());
    }
}
