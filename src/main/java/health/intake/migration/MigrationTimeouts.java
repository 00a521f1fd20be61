package health.intake.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lifts the time-out of statements for a migration, which may take longer than any request. But it limits the wait for a
 * lock to less than a request waits for an answer, because all other statements on the table queue behind it, including those
 * of other nodes.
 */
class MigrationTimeouts implements Callback {

    private static final int NO_LIMIT = 0;

    private static final String LOCK_LIMITS = "select @@lock_wait_timeout, @@innodb_lock_wait_timeout";

    private static final String LIMIT_LOCKS = "set lock_wait_timeout = %d, innodb_lock_wait_timeout = %d";

    /** Half of the time that the pool's connections wait for an answer. */
    private static final long LOCK_SECONDS = 1;

    private int requestLimit;

    private String requestLocks = "";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                begin(connection);
            } else {
                end(connection);
            }
        } catch (SQLException e) {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                throw new IllegalStateException("The connection accepts no time limit", e);
            }
            // the connection broke, and the pool discards it; that may be why the migration failed, and that failure is
            // reported
        }
    }

    private void begin(Connection connection) throws SQLException {
        requestLimit = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
        try (Statement statement = connection.createStatement()) {
            requestLocks = lockLimits(statement);
            statement.execute(LIMIT_LOCKS.formatted(LOCK_SECONDS, LOCK_SECONDS));
        }
    }

    // the connection goes back to the pool of the service
    private void end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(requestLocks);
        }
        connection.setNetworkTimeout(Runnable::run, requestLimit);
    }

    private static String lockLimits(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOCK_LIMITS)) {
            row.next();
            return LIMIT_LOCKS.formatted(row.getLong(1), row.getLong(2));
        }
    }

    @Override
    public String getCallbackName() {
        return "migration time-outs";
    }
}
