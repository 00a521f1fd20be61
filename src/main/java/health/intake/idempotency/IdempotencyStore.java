package health.intake.idempotency;

import health.intake.database.DatabaseFailure;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.time.InstantColumn;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.UUID;

/** Records of attempts in the database. Uses native queries, because JPQL has neither {@code ignore} nor a shared lock. */
@Dependent
class IdempotencyStore {

    private static final String THIS_RECORD = " where organization_id = ?1 and operation = ?2 and key_digest = ?3";

    @PersistenceContext
    EntityManager entities;

    /**
     * Writes the record unless there is one for its key. Waits for an unfinished transaction with an equal key; {@code
     * request_in_progress} if that takes too long, or if several waited for a transaction that failed.
     *
     * @return false if there is a record; it then stays unchanged until this transaction ends
     */
    boolean insert(OrganizationId organizationId, IdempotencyRecord record) {
        return written(
                        "insert ignore into idempotency_record (organization_id, operation, key_digest, body_digest,"
                                + " profile_id, created_at) values (?1, ?2, ?3, ?4, ?5, ?6)",
                        organizationId,
                        record)
                > 0;
    }

    /** The stored record for the key of this one; read with a lock, because the transaction's snapshot may be older. */
    IdempotencyRecord find(OrganizationId organizationId, IdempotencyRecord record) {
        Object[] row = (Object[]) bound(
                        "select body_digest, profile_id, created_at from idempotency_record" + THIS_RECORD
                                + " lock in share mode",
                        organizationId,
                        record)
                .getSingleResult();
        return new IdempotencyRecord(
                record.operation(),
                record.keyDigest(),
                row[0].toString(),
                new ProfileId(UUID.fromString(row[1].toString())),
                InstantColumn.instant(((Number) row[2]).longValue()));
    }

    /**
     * Overwrites the stored record for its key with this one; {@code request_in_progress} if another transaction does the
     * same.
     */
    void replace(OrganizationId organizationId, IdempotencyRecord record) {
        written(
                "update idempotency_record set body_digest = ?4, profile_id = ?5, created_at = ?6" + THIS_RECORD,
                organizationId,
                record);
    }

    /** Deletes some of the oldest records, of all organizations. */
    int deleteUntil(Instant time, int atMost) {
        return entities.createNativeQuery(
                        "delete from idempotency_record where created_at <= ?1 order by created_at limit " + atMost)
                .setParameter(1, InstantColumn.micros(time))
                .executeUpdate();
    }

    private int written(String sql, OrganizationId organizationId, IdempotencyRecord record) {
        Query statement = bound(sql, organizationId, record)
                .setParameter(4, record.bodyDigest())
                .setParameter(5, record.profileId().toString())
                .setParameter(6, InstantColumn.micros(record.createdAt()));
        try {
            return statement.executeUpdate();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.isHeldByAnother(failure)
                    ? new ProblemException(ProblemType.REQUEST_IN_PROGRESS)
                    : failure;
        }
    }

    private Query bound(String sql, OrganizationId organizationId, IdempotencyRecord record) {
        return entities.createNativeQuery(sql)
                .setParameter(1, organizationId.toString())
                .setParameter(2, record.operation())
                .setParameter(3, record.keyDigest());
    }
}
