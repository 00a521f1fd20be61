package health.intake.migration;

import health.intake.database.DatabaseFailure;
import health.intake.database.DatabaseFault;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to the version of this program. A session bean, because only there does WildFly look up the data source
 * by the name given here instead of taking its own default.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

    private static final Logger LOG = System.getLogger("health.intake");

    /**
     * After an attempt that did not get a lock; statements that waited behind it then have ten times as long as the attempt
     * took.
     */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Resource(name = "jdbc/intake")
    DataSource database;

    @Inject
    Migrator migrator;

    private volatile boolean done;

    private @Nullable DatabaseFault waiting;

    private long waitingSince;

    /** Whether the schema has the version of this program. */
    public boolean isDone() {
        return done;
    }

    /**
     * Does nothing after a success. Soon after an attempt that another transaction's lock stopped, fails in the same way
     * without an attempt.
     */
    public synchronized void migrate() {
        if (!done) {
            if (waiting != null && System.nanoTime() - waitingSince < PAUSE.toNanos()) {
                throw waiting;
            }
            MigrateResult result = migrated();
            LOG.log(
                    Level.INFO,
                    "The schema is at version {0}; {1} migrations were applied",
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                    result.migrationsExecuted);
            warnOfRights();
            done = true;
        }
    }

    private MigrateResult migrated() {
        MigrationFailure failed = new MigrationFailure();
        try {
            Flyway flyway = migrator.configure(Flyway.configure(Migration.class.getClassLoader()), database, failed)
                    .loggers(MigrationLog.class.getName())
                    .javaMigrations(new StoredForms())
                    .load();
            return migrated(flyway, failed);
        } catch (FlywayException | SQLException failure) {
            // servers would log the original with its stack trace at each attempt
            throw new DatabaseFault(failure);
        }
    }

    private MigrateResult migrated(Flyway flyway, MigrationFailure failed) {
        try {
            return flyway.migrate();
        } catch (FlywayException failure) {
            if (failed.script().isEmpty()) {
                throw new DatabaseFault(failedEarlier(flyway), failure);
            }
            String script = failed.script().get();
            if (DatabaseFailure.isHeldByAnother(failure)) {
                // removes the record of the failure, which would end every further attempt
                flyway.repair();
                waitingSince = System.nanoTime();
                waiting = new DatabaseFault(script + " will be retried every " + PAUSE.toSeconds() + " s", failure);
                throw waiting;
            }
            DatabaseFault fault = new DatabaseFault(script + " failed", failure);
            LOG.log(Level.ERROR, fault.getMessage());
            throw fault;
        }
    }

    private static String failedEarlier(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .filter(migration -> migration.getState().isFailed())
                .map(migration -> migration.getScript() + " failed earlier")
                .findFirst()
                .orElse("");
    }

    private void warnOfRights() {
        try (Connection service = database.getConnection()) {
            if (ServiceRights.areTooMany(service)) {
                LOG.log(
                        Level.WARNING,
                        "The service's database user may change and remove audit entries: give the"
                                + " service one that may not, and set INTAKE_DB_MIGRATOR_USER");
            }
        } catch (SQLException failure) {
            throw new DatabaseFault(failure);
        }
    }
}
