package health.intake.migration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Filters the messages of Flyway. Its errors are exceptions, too, and {@link Migration} reports those; the original messages
 * ask for a restore of a backup even if a migration only waits.
 */
public class MigrationLog implements LogCreator, Log {

    private static final Logger LOG = System.getLogger("health.intake");

    /**
     * The beginning of warnings from the database: they report steps that a repeated migration finds done already, and quote
     * values.
     */
    private static final String OF_THE_DATABASE = "DB: ";

    @Override
    public Log createLogger(Class<?> type) {
        return this;
    }

    @Override
    public void debug(String message) {
        LOG.log(Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void notice(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void warn(String message) {
        if (!message.startsWith(OF_THE_DATABASE)) {
            LOG.log(Level.WARNING, message);
        }
    }

    @Override
    public void error(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void error(String message, Exception failure) {
        // without the failure, because drivers quote values
        error(message);
    }
}
