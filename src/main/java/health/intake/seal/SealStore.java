package health.intake.seal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals in the database, and the entries that they cover, of all organizations. Works within transactions. */
@Dependent
class SealStore {

    @PersistenceContext
    EntityManager entities;

    /** Keeps other nodes from sealing until this transaction ends. */
    void lock() {
        // locks a row that never changes, because the lock of a gap would stop others from inserting seals
        entities.createNativeQuery("select number from audit_seal where number = 0 for update")
                .getSingleResult();
    }

    /** Whether other servers may commit entries that this one has not yet seen: it is a node of Galera. */
    boolean isClustered() {
        Number on = (Number) entities.createNativeQuery("select count(*) from information_schema.system_variables"
                        + " where variable_name = 'WSREP_ON' and global_value = 'ON'")
                .getSingleResult();
        return on.intValue() > 0;
    }

    /** The seal before the newest one, or the only one; null if there is none. */
    @Nullable
    Seal lastButOne() {
        try {
            List<Seal> seals = from(Seals.lastButOne(entities.unwrap(Connection.class)));
            return seals.isEmpty() ? null : seals.get(0);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The seals from a number on, at most {@link Seals#AT_MOST}. */
    List<Seal> from(long number) {
        try {
            return Seals.from(entities.unwrap(Connection.class), number);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The entries of a range; waits for those that are not committed yet. */
    List<SealedEntry> entries(SealedEntries.Range range) {
        try {
            return SealedEntries.await(entities.unwrap(Connection.class), range);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    void insert(Seal seal) {
        entities.createNativeQuery("insert into audit_seal (number, last_seq, entries, at, form, digest, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .setParameter(1, seal.number())
                .setParameter(2, seal.lastSeq())
                .setParameter(3, seal.entries())
                .setParameter(4, seal.at())
                .setParameter(5, seal.form())
                .setParameter(6, seal.digest())
                .setParameter(7, seal.hash())
                .executeUpdate();
    }

    /** The committed entries after the last sealed one. */
    Unsealed unsealed(long after) {
        Number highest = (Number) entities.createNativeQuery("select coalesce(max(seq), 0) from audit_entry")
                .getSingleResult();
        return new Unsealed(after, highest.longValue(), count(after, highest.longValue()));
    }

    /** The number of committed entries in a range, at most {@link Unsealed#COUNTED}. */
    int count(long after, long upTo) {
        Number count = (Number) entities.createNativeQuery(
                        "select count(*) from (select 1 from audit_entry where seq > ?1 and seq <= ?2 limit "
                                + Unsealed.COUNTED + ") counted")
                .setParameter(1, after)
                .setParameter(2, upTo)
                .getSingleResult();
        return count.intValue();
    }
}
