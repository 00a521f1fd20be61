package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RestartedNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.launcher.LocalHaProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes behind a load balancer, restarted in turn under load: their clients notice nothing. */
@Tag("long")
class RollingRestartIT {

    private static final int CLIENTS = 8;
    private static final Duration FOUND = Duration.ofSeconds(5);

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger succeeded = new AtomicInteger();
    private volatile boolean over;

    @Test
    void noRequestFails() {
        assumeTrue(LocalHaProxy.program().isPresent(), "HAProxy is not installed: apt-get install haproxy");
        Installation installation = Installation.shared();
        Tenant tenant = Tenant.create();
        Group group = tenant.group();
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        try (RestartedNode one = installation.restartedNode("one");
                RestartedNode other = installation.restartedNode("other");
                LocalHaProxy balancer = installation.loadBalancer(one, other)) {
            one.awaitReady();
            other.awaitReady();
            Api api = Api.of(balancer.baseUrl()).with("x-api-key", key.secret()).unchecked();
            Deadline.within(FOUND, "HAProxy finds nodes", () -> isAnswered(api));
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.runAsync(() -> work(api, group)));
            }

            for (RestartedNode node : List.of(one, other)) {
                node.restart();
                // until HAProxy has seen that it is ready
                Deadline.throughout(FOUND, () -> assertThat(failures).isEmpty());
            }

            over = true;
            clients.forEach(CompletableFuture::join);
        }
        assertThat(failures).isEmpty();
        assertThat(succeeded.get()).isGreaterThan(1_000);
    }

    /** Creates, reads, looks up and lists until the end. */
    private void work(Api api, Group group) {
        while (!over) {
            String email = Unique.slug("rolling") + "@example.com";
            String body = ProfileBody.in(group).withEmail(email).toString();
            count(201, () -> api.post(Tenant.PROFILES, body));
            count(200, () -> api.get(Tenant.PROFILES + "?email=" + email));
            count(200, () -> api.get(Tenant.PROFILES + "?limit=20"));
        }
    }

    private void count(int expected, Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() == expected) {
                succeeded.incrementAndGet();
            } else {
                failures.add(answer.status() + " " + answer.text());
            }
        } catch (AssertionError cutOff) {
            failures.add(cutOff.getMessage());
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
