package health.intake.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration run as long as it needs, though the pool's connections give up after seconds. For a lock it waits no
 * longer than a request waits for an answer: all other statements on the table wait behind it, including those of nodes that
 * serve.
 */
class UnhurriedMigration implements Callback {

    private static final int NO_LIMIT = 0;

    private static final String LOCK_LIMITS = "select @@lock_wait_timeout, @@innodb_lock_wait_timeout";

    private static final String LIMIT_LOCKS = "set lock_wait_timeout = %d, innodb_lock_wait_timeout = %d";

    /** In seconds; half of the time that the pool's connections wait for an answer. */
    private static final long BRIEFLY = 1;

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
            statement.execute(LIMIT_LOCKS.formatted(BRIEFLY, BRIEFLY));
        }
    }

    // connections of the pool go back to it
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
        return "unhurried migration";
    }
}
