package health.intake.seal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals in the database, and the entries that they cover, of whichever organization. */
@Dependent
class SealStore {

    @PersistenceContext
    EntityManager entities;

    /** The highest number of an entry that is committed; 0 if there is none. */
    long highestSeq() {
        Number highest = (Number) entities.createNativeQuery("select coalesce(max(seq), 0) from audit_entry")
                .getSingleResult();
        return highest.longValue();
    }

    /** The newest seal; who asks is the only one who seals until this transaction ends. */
    Seal newestForSealing() {
        // a row that never changes is locked, so that no gap is, into which somebody else wants to insert
        entities.createNativeQuery("select number from audit_seal where number = 0 for update")
                .getSingleResult();
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select number, last_seq, entries, at, hash" + " from audit_seal order by number desc limit 1")
                .getSingleResult();
        return new Seal(number(row[0]), number(row[1]), (int) number(row[2]), number(row[3]), (String) row[4]);
    }

    /** Waits for those that are not committed yet. */
    List<List<@Nullable String>> entries(SealedEntries.Range range) {
        try {
            return SealedEntries.await(entities.unwrap(Connection.class), range);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    void insert(Seal seal) {
        entities.createNativeQuery(
                        "insert into audit_seal (number, last_seq, entries, at, hash) values (?, ?, ?, ?, ?)")
                .setParameter(1, seal.number())
                .setParameter(2, seal.lastSeq())
                .setParameter(3, seal.entries())
                .setParameter(4, seal.at())
                .setParameter(5, seal.hash())
                .executeUpdate();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
