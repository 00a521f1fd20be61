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
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes and a cluster of three masters and three replicas. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int FAILURES = 12;
    private static final String GUESSER = "192.0.2.88";

    private LocalCluster redis;
    private Nodes nodes;
    private FailOver failOver;

    @BeforeAll
    void start() {
        redis = LocalCluster.startGuarded(Installation.shared().folderBeside("cluster"), "p@s:s/w,o#r");
        nodes = Nodes.start(
                redis.url(),
                Map.of(
                        "INTAKE_RATE_LIMIT_KEY", "none",
                        "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION", String.valueOf(FAILURES),
                        "INTAKE_TRUSTED_PROXIES", "127.0.0.1"));
        failOver = new FailOver(nodes.anonymous());
        Deadline.within(PATIENCE, "all nodes use Redis", failOver::useRedis);
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

    @Test
    void mastersEnd() {
        report(failOver.run("each master is killed and comes back as a replica", 3, () -> {
            LocalRedis former = redis.masters().get(0);
            former.kill();
            redis.awaitHealth();
            former.start();
            redis.awaitHealth();
        }));
    }

    @Test
    void mastersHang() {
        report(failOver.run("a master hangs until a replica has taken its place", 2, () -> {
            LocalRedis hanging = redis.masters().get(0);
            Installation.shared()
                    .withHanging(
                            hanging.pid(),
                            () -> LockSupport.parkNanos(Duration.ofSeconds(6).toNanos()));
            redis.awaitHealth();
        }));
    }

    @Test
    void entriesAreWrittenAndReadInAllSlots() {
        Deadline.within(PATIENCE, "all nodes use Redis", failOver::useRedis);
        long failedBefore = failedWrites();

        // organizations are spread over the slots; a cluster that was asked in the wrong place would fail most of them
        for (int i = 0; i < 10; i++) {
            FailOver another = new FailOver(nodes.anonymous());
            another.createProfiles(6);
            another.lookUpProfiles();
        }

        assertThat(failedWrites() - failedBefore)
                .as("writes that did not reach the cluster")
                .isLessThanOrEqualTo(3);
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

    /** A bucket is one entry, and so in one slot. */
    @Test
    void limitsAreCountedForBothNodesTogether() {
        List<Api> guessers = nodes.anonymous().stream()
                .map(node -> node.with("X-Forwarded-For", GUESSER)
                        .with("x-api-key", KeyText.unissued())
                        .unchecked())
                .toList();
        Deadline.within(PATIENCE, "all nodes use Redis", failOver::useRedis);
        int refused = 0;
        for (int i = 0; i < 2 * FAILURES; i++) {
            refused += guessers.get(i % 2).get("/api/v1/key").status() == 429 ? 1 : 0;
        }
        assertThat(refused).as("beyond the limit of both together").isGreaterThanOrEqualTo(FAILURES - 2);
    }

    private static void report(String line) {
        FailOverReport.add("cluster: " + line);
    }
}
