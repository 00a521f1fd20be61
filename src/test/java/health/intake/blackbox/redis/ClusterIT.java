package health.intake.blackbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.KeyText;
import health.intake.launcher.LocalCluster;
import health.intake.launcher.LocalRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes and a cluster of three masters and three replicas. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FAILURES = 12;
    private static final String GUESSER = "192.0.2.88";

    /** Their ids spread them over the slots: each master hardly ever has none. */
    private static final int ORGANIZATIONS = 15;

    private LocalCluster redis;
    private Nodes nodes;
    private FailOver failOver;

    @BeforeAll
    void start() {
        redis = LocalCluster.startGuarded(Installation.shared().folderBeside("cluster"), "p@s:s/w,o#r");
        nodes = Nodes.start(
                redis.url(),
                Map.of(
                        "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION",
                        String.valueOf(FAILURES),
                        "INTAKE_TRUSTED_PROXIES",
                        "127.0.0.1"));
        failOver = new FailOver(nodes.anonymous(), ORGANIZATIONS);
        failOver.awaitUse();
    }

    @AfterAll
    void end() {
        if (nodes != null) {
            nodes.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private LocalRedis firstMaster() {
        return redis.masters().get(0);
    }

    /** Three times, so that the master of each organization is among them. */
    @Test
    void mastersEnd() {
        report(failOver.run(
                "one master after the other is killed and comes back",
                3,
                () -> {
                    LocalRedis master = firstMaster();
                    master.kill();
                    redis.awaitSuccessor(master);
                },
                () -> {
                    redis.nodes().stream().filter(node -> !node.isRunning()).forEach(LocalRedis::start);
                    redis.awaitHealth();
                }));
    }

    @Test
    void mastersHang() {
        report(failOver.run(
                "one master after the other hangs until a replica has taken its place",
                3,
                () -> {
                    LocalRedis master = firstMaster();
                    Installation.shared().withHanging(master.pid(), () -> redis.awaitSuccessor(master));
                },
                redis::awaitHealth));
    }

    @Test
    void entriesAreWrittenMovedAndReadInAllSlots() {
        failOver.createPeople();

        // a cluster that is asked in the wrong place refuses most of them, a busy machine now and then leaves one
        // unanswered
        Deadline.within(PATIENCE, "addresses of all organizations move", () -> {
            long before = failedWrites();
            failOver.movePeople();
            return failedWrites() - before <= ORGANIZATIONS / 5;
        });
        failOver.awaitHits();

        // Redisson would print a stack for each attempt
        assertThat(nodes.logged("ClusterConnectionManager")).isEmpty();
    }

    private long failedWrites() {
        String name = "intake_email_index_failed_writes_total ";
        return nodes.anonymous().stream()
                .map(node -> node.with("x-api-key", Installation.shared().adminKey())
                        .unchecked()
                        .get("/api/metrics")
                        .text())
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    /** A bucket is one entry, and so in one slot; each node by itself would refuse nothing yet. */
    @Test
    void limitsAreCountedForBothNodesTogether() {
        List<Api> guessers = nodes.anonymous().stream()
                .map(node -> node.with("X-Forwarded-For", GUESSER)
                        .with("x-api-key", KeyText.unissued())
                        .unchecked())
                .toList();
        int refused = 0;
        for (int i = 0; i < 2 * FAILURES; i++) {
            refused += guessers.get(i % 2).get("/api/v1/key").status() == 429 ? 1 : 0;
        }
        assertThat(refused).as("beyond the limit of both together").isGreaterThanOrEqualTo(FAILURES / 2);
    }

    private static void report(String line) {
        FailOverReport.add("cluster: " + line);
    }
}
