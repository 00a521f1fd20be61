package health.intake.blackbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Installation;
import health.intake.launcher.LocalRedis;
import health.intake.launcher.LocalSentinels;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes behind sentinels: whatever becomes of the master, no request fails and no person is wrong or missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelIT {

    private static final int ORGANIZATIONS = 3;

    private LocalSentinels redis;
    private Nodes nodes;
    private FailOver failOver;

    @BeforeAll
    void start() {
        redis = LocalSentinels.start(Installation.shared().folderBeside("sentinels"), 1);
        nodes = Nodes.start(redis.url(), Map.of());
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

    /** What was killed comes back as a replica, without what it missed. */
    @BeforeEach
    void startAgain() {
        redis.servers().stream().filter(server -> !server.isRunning()).forEach(LocalRedis::start);
        redis.awaitHealth();
    }

    private void killMaster() {
        LocalRedis master = redis.master();
        master.kill();
        redis.awaitSuccessor(master);
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void masterEnds() {
        // it comes back before the next test, which the short form does not wait for
        report(failOver.run("the master is killed", 1, this::killMaster, () -> {}));

        // Redisson would print a stack for each attempt
        assertThat(nodes.logged("SentinelConnectionManager")).isEmpty();
    }

    @Test
    @Tag("long")
    void masterEndsAgainAndAgain() {
        report(failOver.run("the master is killed and comes back", 5, this::killMaster, this::startAgain));
    }

    /** Awake again, it takes itself for the master until a sentinel tells it. */
    @Test
    @Tag("long")
    void masterHangs() {
        report(failOver.run(
                "the master hangs until another has taken its place",
                3,
                () -> {
                    LocalRedis master = redis.master();
                    Installation.shared().withHanging(master.pid(), () -> redis.awaitSuccessor(master));
                },
                redis::awaitHealth));
    }

    /** What it has of addresses that moved meanwhile is wrong. */
    @Test
    @Tag("long")
    void replicaThatMissedWritesTakesOver() {
        report(failOver.run(
                "a replica takes over that missed the last 4 s",
                3,
                () -> {
                    LocalRedis master = redis.master();
                    LocalRedis replica = redis.servers().stream()
                            .filter(server -> server != master)
                            .findFirst()
                            .orElseThrow();
                    Installation.shared().withHanging(replica.pid(), () -> {
                        pause(4);
                        master.kill();
                    });
                    redis.awaitSuccessor(master);
                },
                this::startAgain));
    }

    /** Nobody can take over; nodes go on with the database and find the master when it is back. */
    @Test
    @Tag("long")
    void everythingEnds() {
        report(failOver.run(
                "all servers and sentinels end for 5 s",
                1,
                () -> {
                    redis.servers().forEach(LocalRedis::kill);
                    redis.sentinels().forEach(LocalRedis::kill);
                    pause(5);
                    redis.servers().forEach(LocalRedis::start);
                    redis.sentinels().forEach(LocalRedis::start);
                },
                redis::awaitHealth));

        assertThat(nodes.logged("SentinelConnectionManager")).isEmpty();
    }

    private static void report(String line) {
        FailOverReport.add("Sentinel: " + line);
    }
}
