package health.intake.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version of this program; tries again until the database is there. */
@ApplicationScoped
public class Migration {

    private static final Logger LOG = System.getLogger("health.intake");

    @Resource(name = "jdbc/intake")
    DataSource database;

    private volatile boolean done;

    /** Whether the schema is what this program needs. */
    boolean isDone() {
        return done;
    }

    synchronized void migrate() {
        if (done) {
            return;
        }
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(database)
                    .load()
                    .migrate();
            done = true;
        } catch (FlywayException failure) {
            LOG.log(Level.WARNING, "The schema could not be brought up to date: {0}", failure.getErrorCode());
        }
    }
}
