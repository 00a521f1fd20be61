package health.intake.blackbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of the table of {@code scripts/verify faults}, but for those that drills of their own measure. {@code FaultsIT} is
 * its short form.
 */
class FaultsDrill {

    /** Names of rows, separated by commas; without any, all. */
    private static final List<String> ONLY =
            List.of(System.getProperty("intake.faults.row", "").split(","));

    private static final Duration MINUTES = Duration.ofMinutes(Integer.getInteger("intake.faults.minutes", 20));

    /** Divides how often each thing breaks, for a first look. */
    private static final int SHORTER = Integer.getInteger("intake.faults.shorter", 1);

    private static final Duration BROKEN = Duration.ofSeconds(10);

    private static final Duration AGING = Duration.ofSeconds(5);

    private static Stream<Arguments> rows() {
        RedisFaults redis = new RedisFaults();
        return Stream.of(
                        row("app-kill", 20, KilledNode::new),
                        row("mariadb-kill", 20, KilledDatabase::new),
                        redis("redis-kill", () -> Installation.shared().withKilledRedis(() -> pause(BROKEN))),
                        redis("redis-stop", () -> Installation.shared().withHangingRedis(() -> pause(BROKEN))),
                        redis("redis-flush", redis::flush),
                        redis("redis-old", () -> goBack(redis)),
                        redis("redis-swap", redis::swap),
                        database("mariadb-stop", meanwhile -> Installation.shared()
                                .withHangingDatabase(meanwhile)),
                        database("table-lock", StuckDatabase::lockedTable),
                        database("pool", StuckDatabase::exhaustedPool),
                        row("disk-full", 1, times -> new FullDisk()),
                        row("handover", 1000, times -> new Handovers(times, Runnable::run)),
                        row("handover-redis", 1000, times -> new Handovers(times, new StoppedRedis())),
                        row("pairs", 1000, Pairs::new),
                        row("soak", 1, times -> new Soak(MINUTES)))
                .filter(row -> ONLY.contains("") || ONLY.contains(row.get()[0]));
    }

    private static Arguments row(String name, int times, IntFunction<Row> row) {
        return Arguments.of(name, Math.max(1, times / SHORTER), row);
    }

    private static Arguments redis(String name, Runnable fault) {
        return row(name, 5, times -> new BrokenRedis(times, fault));
    }

    private static Arguments database(String name, Consumer<Runnable> trouble) {
        return row(name, 3, times -> new StuckDatabase(times, trouble));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** To a state in which people had other addresses than now. */
    private static void goBack(RedisFaults redis) {
        redis.goBack();
        pause(AGING);
        redis.goBack();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void rowHolds(String name, int times, IntFunction<Row> row) {
        FaultLine line = new FaultLine(name, times);
        try {
            row.apply(times).fill(line);
        } catch (RuntimeException | AssertionError e) {
            line.require(false, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            line.write();
        }
        assertThat(line.broken()).as(line.toString()).isEmpty();
    }
}
