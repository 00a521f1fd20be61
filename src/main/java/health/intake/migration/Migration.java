package health.intake.migration;

import health.intake.database.DatabaseFault;
import health.intake.setting.ClusterRule;
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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to the version of this program, or waits until an operator has. A session bean, because only there does WildFly look up the data source
 * by the name given here instead of taking its own default.
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

    private @Nullable MigrationFault waiting;

    private long waitingSince;

    /**
     * Whether the schema had the version of this program once. A node that has begun to serve goes on when a newer release
     * migrates: the nodes of both serve until each has been replaced.
     */
    public boolean isDone() {
        return done;
    }

    /**
     * Does nothing after a success. Soon after an attempt that another transaction's lock stopped, fails in the same way
     * without an attempt.
     */
    public synchronized void migrate() {
        if (!done) {
            if (waiting != null && System.nanoTime() - waitingSince < MigrationFault.PAUSE.toNanos()) {
                throw waiting;
            }
            bringUpToDate();
            warnOfRights();
            done = true;
        }
    }

    private void bringUpToDate() {
        try {
            boolean isClustered = isClustered();
            Schema schema = migrator.schema(database);
            List<String> applied = new ArrayList<>();
            // the lock that keeps two nodes from migrating at once does not reach other nodes of Galera
            if (!migrator.isByCommand() && !isClustered) {
                schema.migrate(applied::add);
            }
            require(schema.status(), applied.size());
        } catch (MigrationFault fault) {
            tell(fault);
            throw fault;
        } catch (SQLException failure) {
            throw new DatabaseFault(failure);
        }
    }

    /** Whether the database is a node of Galera; fails if it is not one as Intake requires. */
    private boolean isClustered() throws SQLException {
        try (Connection service = database.getConnection()) {
            List<ClusterRule> broken = ClusterRule.brokenBy(service);
            if (!broken.isEmpty()) {
                ClusterRule first = broken.get(0);
                throw new DatabaseFault(first.what() + ", so " + first.why() + ": " + first.mend());
            }
            return ClusterRule.applyTo(service);
        }
    }

    private static void require(SchemaStatus status, int applied) {
        if (!status.isUpToDate()) {
            throw new DatabaseFault(status.obstacle());
        }
        LOG.log(Level.INFO, "The schema is at version {0}; {1} migrations were applied", status.known(), applied);
    }

    private void tell(MigrationFault fault) {
        if (fault.isHeldUp()) {
            waitingSince = System.nanoTime();
            waiting = fault;
        } else {
            LOG.log(Level.ERROR, fault.getMessage());
        }
    }

    private void warnOfRights() {
        try (Connection service = database.getConnection()) {
            if (ServiceRights.areTooMany(service, migrator.removes())) {
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
