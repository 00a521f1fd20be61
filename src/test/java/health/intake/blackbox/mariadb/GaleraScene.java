package health.intake.blackbox.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.launcher.GaleraNode;
import java.util.List;
import java.util.Map;

/**
 * Three nodes of Galera, and three of Intake over them: one led to the first, one to the second and if that is down to the third, one
 * to any.
 */
final class GaleraScene implements AutoCloseable {

    private final Galera galera = Galera.start(3);
    private final OwnNodes nodes = new OwnNodes("galera");
    private final Organization organization;

    GaleraScene() {
        try {
            organization = served();
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private Organization served() {
        List<GaleraNode> servers = galera.nodes();
        Map<String, String> first = galera.settings(servers.get(0));
        nodes.begin(first);
        Run migration = nodes.program(first, "schema", "migrate");
        assertThat(migration.code()).as(migration.err()).isZero();
        nodes.awaitReady();
        nodes.begin(galera.settings("sequential", servers.get(1), servers.get(2)));
        nodes.awaitReady();
        nodes.begin(galera.settings("loadbalance", servers.toArray(GaleraNode[]::new)));
        nodes.awaitReady();
        return Organization.create(nodes.operator());
    }

    Galera galera() {
        return galera;
    }

    OwnNodes nodes() {
        return nodes;
    }

    Organization organization() {
        return organization;
    }

    /** One on each node of Intake. */
    List<Api> partners() {
        return nodes.as(organization.key());
    }

    @Override
    public void close() {
        nodes.close();
        galera.close();
    }
}
