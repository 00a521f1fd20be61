package health.intake.database;

import health.intake.trouble.Cause;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors of the database when it refuses a statement, and of the transaction manager when it does not confirm a
 * commit.
 */
public final class DatabaseFailure {

    private static final int DUPLICATE_ENTRY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int RECORD_CHANGED = 1020;
    private static final int NO_SUCH_TABLE = 1146;

    /** Beginnings of the states of a broken connection, and of a statement or a connection that was ended. */
    private static final List<String> ENDED = List.of("08", "70");

    /** The disk or the table space is full, a file cannot be written, the database is read-only. */
    private static final Set<Integer> TAKES_NO_CHANGE = Set.of(1021, 1026, 1114, 1290, 1836);

    /** What the driver says of a commit that was refused ({@code jdbc}): Payara keeps of it only the words. */
    private static final String UNDONE = "The database undid the transaction at its commit";

    private static final int DEEPEST = 20;

    private static final String OURS = "health.intake.";

    private static final Pattern KEY_NAME = Pattern.compile("for key '(?:[^']*\\.)?([^'.]+)'$");

    private DatabaseFailure() {}

    /** The name of the unique key that refused a row; empty for other failures. */
    public static Optional<String> duplicateKey(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null || sql.getErrorCode() != DUPLICATE_ENTRY || sql.getMessage() == null) {
            return Optional.empty();
        }
        Matcher key = KEY_NAME.matcher(sql.getMessage());
        return key.find() ? Optional.of(key.group(1)) : Optional.empty();
    }

    /** Whether the same transaction may succeed on a retry. */
    static boolean isWorthRetrying(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (sql.getErrorCode() == DEADLOCK || sql.getErrorCode() == RECORD_CHANGED);
    }

    /**
     * Whether the database undid a whole transaction when it was to be committed, so that it may succeed on a retry: Galera
     * judges only then whether it conflicts with one that was committed on another node. For a commit of unknown outcome this
     * is false.
     */
    static boolean isUndoneAtCommit(Throwable failure) {
        return reasons(failure, 0)
                .anyMatch(reason -> reason instanceof SQLException sql && sql.getErrorCode() == DEADLOCK
                        || reason instanceof XAException xa
                                && Objects.requireNonNullElse(xa.getMessage(), "")
                                        .contains(UNDONE));
    }

    /** Narayana keeps the reason of a failed commit among the suppressed exceptions. */
    private static Stream<Throwable> reasons(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return depth == DEEPEST
                ? Stream.empty()
                : Stream.of(Stream.of(failure), Stream.ofNullable(cause), Stream.of(failure.getSuppressed()))
                        .flatMap(each -> each)
                        .flatMap(each -> each == failure ? Stream.of(each) : reasons(each, depth + 1));
    }

    /** Whether another transaction held a lock that the statement needs, until the time-out or a deadlock. */
    public static boolean isHeldByAnother(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (sql.getErrorCode() == LOCK_WAIT_TIMEOUT || sql.getErrorCode() == DEADLOCK);
    }

    /**
     * Whether the database could not be reached, was too busy to answer in time, accepts no changes, or did not confirm a
     * commit (which may have succeeded).
     */
    public static boolean isUnavailable(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql == null ? isUnconfirmed(failure) : isUnavailable(sql);
    }

    /**
     * Whether a pool failed while it was asked for a connection: when all its connections break at once, that of Payara may
     * throw what is no SQLException.
     */
    static boolean isOfThePool(RuntimeException failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return false;
            }
            if (frame.getMethodName().equals("getConnection")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnavailable(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return ENDED.stream().anyMatch(state::startsWith)
                || sql.getErrorCode() == LOCK_WAIT_TIMEOUT
                // the schema does not exist yet
                || sql.getErrorCode() == NO_SUCH_TABLE
                || TAKES_NO_CHANGE.contains(sql.getErrorCode())
                || sql instanceof SQLTransientException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                // no connection at all: pools report that without a state
                || state.isEmpty();
    }

    /** Changes are flushed, and refused, before their commit: if the commit itself fails, the connection has failed. */
    private static boolean isUnconfirmed(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof RollbackException
                    || t instanceof HeuristicMixedException
                    || t instanceof HeuristicRollbackException
                    || t instanceof SystemException) {
                return true;
            }
        }
        return false;
    }

    /** The cause of a failure that may have passed {@link DatabaseFaults}, in one line for the log. */
    public static String cause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof DatabaseFault fault) {
                return Objects.requireNonNull(fault.getMessage());
            }
        }
        return Cause.of(failure);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
