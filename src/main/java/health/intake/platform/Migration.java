package health.intake.platform;

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
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to the version of this program. A session bean, because
 * only there does WildFly look up the data source by our name for it instead of taking its own default one.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

    private static final Logger LOG = System.getLogger("health.intake");

    @Resource(name = "jdbc/intake")
    DataSource database;

    @Inject
    Migrator migrator;

    private volatile boolean done;

    /** Whether the schema is what this program needs. */
    public boolean isDone() {
        return done;
    }

    /** Does nothing once it succeeded. */
    public synchronized void migrate() {
        if (!done) {
            MigrateResult result = migrated();
            LOG.log(
                    Level.INFO,
                    "The schema is at version {0}; {1} migrations were needed",
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                    result.migrationsExecuted);
            warnOfRights();
            done = true;
        }
    }

    private MigrateResult migrated() {
        try {
            return migrator.configure(Flyway.configure(Migration.class.getClassLoader()), database)
                    .javaMigrations(new StoredForms())
                    .load()
                    .migrate();
        } catch (FlywayException | SQLException failure) {
            // as it is, servers would write it with its stack at each attempt
            throw new DatabaseFault(failure);
        }
    }

    private void warnOfRights() {
        try (Connection service = database.getConnection()) {
            if (ServiceRights.areTooMany(service)) {
                LOG.log(
                        Level.WARNING,
                        "The database user of the service may change and remove entries of the audit trail: give the"
                                + " service a user that may not, and set INTAKE_DB_MIGRATOR_USER");
            }
        } catch (SQLException failure) {
            throw new DatabaseFault(failure);
        }
    }
}
