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
import org.jspecify.annotations.Nullable;

/** API keys in the database: those of one organization, or the ADMIN keys, for which the organization is null. */
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

    Optional<ApiKey> find(@Nullable OrganizationId organizationId, KeyId id) {
        return byId(organizationId, id).getResultStream().findFirst();
    }

    /** The same, for a change: locks the row until this transaction ends. */
    Optional<ApiKey> findForChange(@Nullable OrganizationId organizationId, KeyId id) {
        return byId(organizationId, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<ApiKey> list(@Nullable OrganizationId organizationId, PageRequest page) {
        Position after = page.after();
        String range = after == null ? "" : " and (k.createdAt < :at or (k.createdAt = :at and k.id < :id))";
        TypedQuery<ApiKey> query = query(organizationId, range + " order by k.createdAt desc, k.id desc");
        if (after != null) {
            query.setParameter("at", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    boolean areActive(@Nullable OrganizationId organizationId, Instant now) {
        return !query(organizationId, " and k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)")
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

    void used(@Nullable OrganizationId organizationId, KeyId id, Instant at) {
        bound(
                        organizationId,
                        entities.createQuery("update ApiKey k set k.lastUsedAt = :at where " + owner(organizationId)
                                + " and k.id = :id and (k.lastUsedAt is null or k.lastUsedAt < :at)"))
                .setParameter("at", at)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    record OpenedKey(ApiKey key, ApiKeySecret secret) {}

    private TypedQuery<ApiKey> byId(@Nullable OrganizationId organizationId, KeyId id) {
        return query(organizationId, " and k.id = :id").setParameter("id", id.value());
    }

    private TypedQuery<ApiKey> query(@Nullable OrganizationId organizationId, String restriction) {
        return bound(
                organizationId,
                entities.createQuery(
                        "select k from ApiKey k where " + owner(organizationId) + restriction, ApiKey.class));
    }

    private static String owner(@Nullable OrganizationId organizationId) {
        return organizationId == null ? "k.organizationId is null" : "k.organizationId = :organization";
    }

    private static <Q extends Query> Q bound(@Nullable OrganizationId organizationId, Q query) {
        if (organizationId != null) {
            query.setParameter("organization", organizationId.toString());
        }
        return query;
    }
}
