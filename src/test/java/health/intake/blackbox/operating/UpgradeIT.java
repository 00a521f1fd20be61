package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Clients;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RestartedNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.launcher.LocalHaProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of the previous release behind a load balancer are replaced in turn by nodes of this one, the first of which migrates:
 * clients notice nothing.
 */
@Tag("long")
class UpgradeIT {

    private static final Duration FOUND = Duration.ofSeconds(10);
    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String SERVES = "The schema is at version ";

    private final SplitDatabase database = new SplitDatabase();

    private String key = "";

    @AfterEach
    void drop() {
        database.close();
    }

    private RestartedNode node(String name, Path war) {
        return Installation.shared().restartedNode(name, database.settings(), Optional.of(war));
    }

    /** Makes an organization with a key, and returns its group. */
    private Group group(Api operator) {
        String path = ORGANIZATIONS + "/"
                + operator.post(ORGANIZATIONS, "{\"slug\":\"acme\",\"name\":\"Acme\",\"country\":\"DE\"}")
                        .is(201)
                        .id();
        key = operator.post(path + "/api-keys", "{\"name\":\"A\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]}")
                .is(201)
                .at("key")
                .asText();
        String id = operator.post(path + "/profile-groups", "{\"slug\":\"group\",\"name\":\"A\"}")
                .is(201)
                .id();
        return new Group(id, "group", "A");
    }

    @Test
    void noRequestFailsWhileThePreviousReleaseIsReplaced() {
        assumeTrue(LocalHaProxy.program().isPresent(), "HAProxy is not installed: apt-get install haproxy");
        Path previous = PreviousRelease.war();
        try (RestartedNode one = node("previous-one", previous);
                RestartedNode other = node("previous-other", previous);
                LocalHaProxy balancer = Installation.shared().loadBalancer(one, other)) {
            one.awaitReady();
            other.awaitReady();
            Group group = group(one.operator());
            Api api = Api.of(balancer.baseUrl()).with("x-api-key", key).unchecked();
            Deadline.within(FOUND, "HAProxy finds nodes", () -> isAnswered(api));

            try (Clients clients = Clients.start(api, group)) {
                for (RestartedNode node : List.of(one, other)) {
                    node.restart();
                    assertThat(node.logged(SERVES)).isNotEmpty();
                    // until HAProxy has seen that it is ready
                    Deadline.throughout(FOUND, clients::haveNoFailure);
                }
                clients.endWithoutFailure();
            }
        }
        assertThat(database.program().run("schema", "status").code()).isZero();
    }

    private static boolean isAnswered(Api api) {
        try {
            return api.get(Tenant.PROFILES).status() == 200;
        } catch (AssertionError cutOff) {
            return false;
        }
    }
}
