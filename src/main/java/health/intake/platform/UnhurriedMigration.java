package health.intake.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets a migration take its time: the pool's connections give up after seconds, so that no request hangs. */
class UnhurriedMigration implements Callback {

    private static final int NO_LIMIT = 0;

    private int requestLimit;

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
                requestLimit = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
            } else {
                connection.setNetworkTimeout(Runnable::run, requestLimit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The connection takes no time limit", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unhurried migration";
    }
}
