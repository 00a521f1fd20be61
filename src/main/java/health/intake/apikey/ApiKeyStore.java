package health.intake.apikey;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys in the database: those of an organization with its sandbox, or the ADMIN keys, which belong to none. */
@Dependent
class ApiKeyStore {

    @PersistenceContext
    EntityManager entities;

    void insert(ApiKey key, ApiKeySecret secret) {
        entities.persist(key);
        // the secret refers to the key
        entities.flush();
        insert(secret);
    }

    void insert(ApiKeySecret secret) {
        entities.persist(secret);
        entities.flush();
    }

    /** A key of one of these organizations; of none of them, an ADMIN key. */
    Optional<ApiKey> find(List<OrganizationId> organizations, KeyId id) {
        return byId(organizations, id).getResultStream().findFirst();
    }

    /** The same, for a change: locks the row until this transaction ends. */
    Optional<ApiKey> findForChange(List<OrganizationId> organizations, KeyId id) {
        return byId(organizations, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<ApiKey> list(List<OrganizationId> organizations, PageRequest page) {
        Position after = page.after();
        String range = after == null ? "" : " and (k.createdAt < :at or (k.createdAt = :at and k.id < :id))";
        TypedQuery<ApiKey> query = query(organizations, range + " order by k.createdAt desc, k.id desc");
        if (after != null) {
            query.setParameter("at", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    boolean areActive(List<OrganizationId> organizations, Instant now) {
        return !query(organizations, " and k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)")
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The secrets of a key that was found in its organization. */
    List<ApiKeySecret> secrets(ApiKey key) {
        return entities.createQuery("select s from ApiKeySecret s where s.apiKeyId = :key", ApiKeySecret.class)
                .setParameter("key", key.id().value())
                .getResultList();
    }

    /**
     * Key and secret for a hash, which has two forms while one pepper replaces another. The only query without an
     * organization, because its result tells which one it is.
     */
    Optional<OpenedKey> open(String hash, String otherForm) {
        return entities.createQuery(
                        "select k, s from ApiKeySecret s, ApiKey k"
                                + " where s.hash in (:hash, :other) and k.id = s.apiKeyId",
                        Object[].class)
                .setParameter("hash", hash)
                .setParameter("other", otherForm)
                .getResultStream()
                .findFirst()
                .map(row -> new OpenedKey((ApiKey) row[0], (ApiKeySecret) row[1]));
    }

    /** Moves a secret from one hash to another; neither hash tells its organization. */
    void rehash(String from, String to) {
        entities.createQuery("update ApiKeySecret s set s.hash = :to where s.hash = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    void used(List<OrganizationId> organizations, KeyId id, Instant at) {
        bound(
                        organizations,
                        entities.createQuery("update ApiKey k set k.lastUsedAt = :at where " + owner(organizations)
                                + " and k.id = :id and (k.lastUsedAt is null or k.lastUsedAt < :at)"))
                .setParameter("at", at)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    record OpenedKey(ApiKey key, ApiKeySecret secret) {}

    private TypedQuery<ApiKey> byId(List<OrganizationId> organizations, KeyId id) {
        return query(organizations, " and k.id = :id").setParameter("id", id.value());
    }

    private TypedQuery<ApiKey> query(List<OrganizationId> organizations, String restriction) {
        return bound(
                organizations,
                entities.createQuery(
                        "select k from ApiKey k where " + owner(organizations) + restriction, ApiKey.class));
    }

    private static String owner(List<OrganizationId> organizations) {
        return organizations.isEmpty() ? "k.organizationId is null" : "k.organizationId in :organizations";
    }

    private static <Q extends Query> Q bound(List<OrganizationId> organizations, Q query) {
        if (!organizations.isEmpty()) {
            query.setParameter(
                    "organizations",
                    organizations.stream().map(OrganizationId::toString).toList());
        }
        return query;
    }
}
