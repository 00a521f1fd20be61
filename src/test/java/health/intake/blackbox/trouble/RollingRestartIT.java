package health.intake.blackbox.trouble;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Clients;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.RestartedNode;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import health.intake.launcher.LocalHaProxy;
import health.intake.launcher.ServerKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes behind a load balancer, of one kind or of two, restarted in turn under load: their clients notice nothing. */
@Tag("long")
class RollingRestartIT {

    private static final Duration FOUND = Duration.ofSeconds(10);

    @Test
    void noRequestFails() {
        noRequestFailsBeside(ServerUnderTest.kind());
    }

    @Test
    void noRequestFailsOnWildFlyAndPayara() {
        ServerKind other = ServerUnderTest.kind().isPayara() ? ServerKind.WILDFLY : ServerKind.PAYARA;
        assumeTrue(other.isUnpacked(), "the build has not unpacked " + other);
        noRequestFailsBeside(other);
    }

    private static void noRequestFailsBeside(ServerKind kind) {
        assumeTrue(LocalHaProxy.program().isPresent(), "HAProxy is not installed: apt-get install haproxy");
        Installation installation = Installation.shared();
        Tenant tenant = Tenant.create();
        Group group = tenant.group();
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        try (RestartedNode one = installation.restartedNode("one");
                RestartedNode other = installation.restartedNode("other", kind);
                LocalHaProxy balancer = installation.loadBalancer(one, other)) {
            one.awaitReady();
            other.awaitReady();
            Api api = Api.of(balancer.baseUrl()).with("x-api-key", key.secret()).unchecked();
            Deadline.within(FOUND, "HAProxy finds nodes", () -> isAnswered(api));
            try (Clients clients = Clients.start(api, group)) {
                for (RestartedNode node : List.of(one, other)) {
                    node.restart();
                    // until HAProxy has seen that it is ready
                    Deadline.throughout(FOUND, clients::haveNoFailure);
                }
                clients.endWithoutFailure();
            }
        }
    }

    private static boolean isAnswered(Api api) {
        try {
            return api.get(Tenant.PROFILES).status() == 200;
        } catch (AssertionError cutOff) {
            return false;
        }
    }
}
