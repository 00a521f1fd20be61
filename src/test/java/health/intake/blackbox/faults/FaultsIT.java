package health.intake.blackbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Installation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Invariant 2 and contract 1.3, in short: whatever breaks, the answers of all clients together have an explanation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final Set<Integer> AS_EVER = Set.of(200, 201, 409);
    private static final Set<Integer> OR_UNAVAILABLE = Set.of(200, 201, 409, 503);

    private final FaultBattery battery = new FaultBattery(8, Duration.ofMillis(700));
    private final RedisFaults redis = new RedisFaults();

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
    }

    @Test
    void nothingBreaks() {
        battery.run("nothing", 1, AS_EVER, FaultsIT::pause);
    }

    @Test
    void redisEnds() {
        battery.run("Redis ends", 1, AS_EVER, () -> Installation.shared().withoutRedis(FaultsIT::pause));
    }

    @Test
    void redisHangs() {
        battery.run("Redis hangs", 1, AS_EVER, () -> Installation.shared().withHangingRedis(FaultsIT::pause));
    }

    @Test
    void redisLosesEverything() {
        battery.run("Redis is flushed", 2, AS_EVER, redis::flush);
    }

    @Test
    void entriesOfRedisAreSwapped() {
        battery.run("entries of Redis are swapped", 2, AS_EVER, redis::swap);
    }

    @Test
    void redisGoesBack() {
        battery.run("Redis goes back to an old state", 3, AS_EVER, redis::goBack);
    }

    @Test
    void databaseIsKilled() {
        battery.run("MariaDB is killed", 1, OR_UNAVAILABLE, () -> Installation.shared()
                .killDatabase());
    }

    @Test
    void databaseHangs() {
        battery.run(
                "MariaDB hangs", 1, OR_UNAVAILABLE, () -> Installation.shared().withHangingDatabase(FaultsIT::pause));
    }

    @Test
    void addressesChangeHands() {
        hold(new Handovers(40, Runnable::run));
    }

    @Test
    void addressesChangeHandsWithoutRedis() {
        hold(new Handovers(40, new StoppedRedis()));
    }

    @Test
    void changesOfDifferentFieldsAtOnceAreBothMade() {
        hold(new Pairs(30));
    }

    private static void hold(Row row) {
        FaultLine line = new FaultLine("short", 1);
        row.fill(line);
        assertThat(line.broken()).as(line.toString()).isEmpty();
    }
}
