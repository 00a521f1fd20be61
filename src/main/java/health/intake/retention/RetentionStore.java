package health.intake.retention;

import health.intake.seal.Checkpoint;
import health.intake.seal.Checkpoints;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntry;
import health.intake.seal.Seals;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Removes entries and seals from the trail in the database. Works within transactions. */
@Dependent
class RetentionStore {

    /** The row that sealing and backups lock, too: so a piece is removed before or after them. */
    private static final String LOCK = "select number from audit_seal where number = 0 for update skip locked";

    private static final String NEWEST = "select max(number) from audit_seal";
    private static final String TIME = "select cast(unix_timestamp(now(6)) * 1000000 as integer)";
    private static final String DELETE_ENTRIES = "delete from audit_entry where seq > ? and seq <= ?";
    private static final String DELETE_SEALS = "delete from audit_seal where number > ? and number <= ?";

    @PersistenceContext
    EntityManager entities;

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try {
            return work.in(entities.unwrap(Connection.class));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Keeps others from sealing, removing and beginning a backup until this transaction ends; false if one of them is at it. */
    boolean hasLock() {
        return !entities.createNativeQuery(LOCK).getResultList().isEmpty();
    }

    List<Checkpoint> checkpoints() {
        return with(Checkpoints::read);
    }

    void replace(Checkpoint checkpoint) {
        with(connection -> {
            Checkpoints.replace(connection, checkpoint);
            return true;
        });
    }

    /** The seals from a number on, some of them. */
    List<Seal> seals(long from) {
        return with(connection -> Seals.from(connection, from));
    }

    /** The entries after one seal up to another, or one more than it tells. */
    List<SealedEntry> covered(Seal before, Seal seal) {
        return with(connection -> SealedEntries.read(
                connection, new SealedEntries.Range(before.lastSeq(), seal.lastSeq(), seal.entries() + 1)));
    }

    long newestNumber() {
        return with(connection -> number(connection, NEWEST));
    }

    /** The time by the clock of the database in microseconds since 1970. */
    long time() {
        return with(connection -> number(connection, TIME));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Removes entries, the rows that lead to them, and seals; whether all of them were there. */
    boolean delete(Piece piece) {
        return with(connection -> {
            boolean areAllFound = ProfileRowsRemoval.areRemoved(connection, piece.entries());
            int entriesFound = deleted(
                    connection,
                    DELETE_ENTRIES,
                    piece.before().lastSeq(),
                    piece.last().lastSeq());
            int sealsFound = deleted(
                    connection,
                    DELETE_SEALS,
                    piece.before().number(),
                    piece.last().number());
            return areAllFound
                    && entriesFound == piece.entries().size()
                    && sealsFound == piece.last().number() - piece.before().number();
        });
    }

    private static int deleted(Connection connection, String sql, long after, long upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, after);
            delete.setLong(2, upTo);
            return delete.executeUpdate();
        }
    }
}
