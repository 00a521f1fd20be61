package health.intake.blackbox.mariadb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Sql;
import health.intake.launcher.GaleraNode;
import health.intake.launcher.LocalGalera;
import health.intake.launcher.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of Galera for a test, which is skipped where there can be none. */
record Galera(LocalGalera cluster) implements AutoCloseable {

    private static final String ONE = "jdbc:mariadb://";

    static Galera start(int size) {
        Optional<String> missing = LocalGalera.missing();
        assumeTrue(missing.isEmpty(), missing::get);
        try {
            return new Galera(LocalGalera.start(size));
        } catch (StartFailure e) {
            assumeTrue(!LocalGalera.HELD_BACK.equals(e.getMessage()), LocalGalera.HELD_BACK);
            throw e;
        }
    }

    List<GaleraNode> nodes() {
        return cluster.nodes();
    }

    /** The settings of a node of Intake that is led to one node of Galera. */
    Map<String, String> settings(GaleraNode node) {
        return cluster.settings(cluster.url(ONE, node));
    }

    /** The settings of one that the driver leads. */
    Map<String, String> settings(String mode, GaleraNode... nodes) {
        return cluster.settings(cluster.url("jdbc:mariadb:" + mode + "://", nodes));
    }

    /** The settings of one that the driver leads past a server that is down. */
    Map<String, String> settingsPastADeadOne(String mode, GaleraNode node) {
        return cluster.settings(cluster.url("jdbc:mariadb:" + mode + "://127.0.0.1:1,", node));
    }

    /** A connection of the administrator, to be closed by the caller. */
    Sql sql(GaleraNode node) {
        return new Sql(cluster.url(ONE, node), "root", cluster.rootPassword());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
