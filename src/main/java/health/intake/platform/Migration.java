package health.intake.platform;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema to the version of this program; tries again until the database is there. A session bean, because
 * only there does WildFly look up the data source by our name for it instead of taking its own default one.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

    private static final Logger LOG = System.getLogger("health.intake");

    @Resource(name = "jdbc/intake")
    DataSource database;

    private volatile boolean done;

    /** Whether the schema is what this program needs. */
    public boolean isDone() {
        return done;
    }

    public synchronized void migrate() {
        if (done) {
            return;
        }
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(database)
                    .callbacks(new UnhurriedMigration())
                    .javaMigrations(new StoredForms())
                    .load()
                    .migrate();
            done = true;
        } catch (FlywayException failure) {
            LOG.log(Level.WARNING, "The schema could not be brought up to date: {0}", failure.getErrorCode());
        }
    }
}
