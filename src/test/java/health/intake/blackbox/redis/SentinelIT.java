package health.intake.blackbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RedisWire;
import health.intake.launcher.LocalRedis;
import health.intake.launcher.LocalSentinels;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes behind sentinels: whatever becomes of the master, no request fails and no person is wrong or missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PROFILES = 40;

    private LocalSentinels redis;
    private Nodes nodes;
    private FailOver failOver;

    @BeforeAll
    void start() {
        redis = LocalSentinels.start(Installation.shared().folderBeside("sentinels"), 1);
        nodes = Nodes.start(redis.url());
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

    /** The former master comes back as a replica, without what it missed. */
    private void restart(LocalRedis former) {
        former.start();
        Deadline.within(PATIENCE, "it is a replica", () -> {
            try (RedisWire wire = new RedisWire(former.port())) {
                String told = String.valueOf(wire.run("INFO", "replication"));
                return told.contains("role:slave") && told.contains("master_link_status:up");
            }
        });
    }

    private void awaitAnother(LocalRedis former) {
        Deadline.within(PATIENCE, "another master", () -> redis.master() != former);
    }

    private static long hits(LocalRedis server) {
        try (RedisWire wire = new RedisWire(server.port())) {
            return String.valueOf(wire.run("INFO", "stats"))
                    .lines()
                    .filter(line -> line.startsWith("keyspace_hits:"))
                    .mapToLong(line -> Long.parseLong(line.substring("keyspace_hits:".length())))
                    .sum();
        }
    }

    private long hitsOfLookUps(LocalRedis server) {
        long before = hits(server);
        failOver.lookUpProfiles();
        return hits(server) - before;
    }

    @Test
    void masterEnds() {
        LocalRedis former = redis.master();

        report(failOver.run("the master is killed", 1, former::kill));

        LocalRedis next = redis.master();
        assertThat(next).isNotSameAs(former);
        failOver.createProfiles(PROFILES);
        // a busy machine may now and then take longer than a look-up waits
        Deadline.within(PATIENCE, "the new master knows 90 % of them", () -> hitsOfLookUps(next) >= PROFILES * 9 / 10);
        assertThat(nodes.logged("SentinelConnectionManager")).isEmpty();
        restart(former);
    }

    @Test
    @Tag("long")
    void masterEndsAgainAndAgain() {
        report(failOver.run("the master is killed and comes back as a replica", 5, () -> {
            LocalRedis former = redis.master();
            former.kill();
            awaitAnother(former);
            restart(former);
        }));
    }

    /** Awake again, it takes itself for the master until a sentinel tells it. */
    @Test
    @Tag("long")
    void masterHangs() {
        report(failOver.run("the master hangs until another has taken its place", 3, () -> {
            LocalRedis former = redis.master();
            Installation.shared().withHanging(former.pid(), () -> awaitAnother(former));
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }));
    }

    /** What it has of addresses that moved meanwhile is wrong. */
    @Test
    @Tag("long")
    void replicaThatMissedWritesTakesOver() {
        report(failOver.run("a replica takes over that missed the last 4 s", 3, () -> {
            LocalRedis former = redis.master();
            LocalRedis replica = redis.servers().stream()
                    .filter(server -> server != former)
                    .findFirst()
                    .orElseThrow();
            Installation.shared().withHanging(replica.pid(), () -> {
                LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
                former.kill();
            });
            awaitAnother(former);
            restart(former);
        }));
    }

    /** Nobody can take over; nodes go on with the database and find the master when it is back. */
    @Test
    @Tag("long")
    void everythingEnds() {
        report(failOver.run("all servers and sentinels end for 5 s", 1, () -> {
            redis.servers().forEach(LocalRedis::kill);
            redis.sentinels().forEach(LocalRedis::kill);
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            assertThat(nodes.logged("SentinelConnectionManager")).isEmpty();
            redis.servers().forEach(LocalRedis::start);
            redis.sentinels().forEach(LocalRedis::start);
        }));
    }

    private static void report(String line) {
        FailOverReport.add("Sentinel: " + line);
    }
}
