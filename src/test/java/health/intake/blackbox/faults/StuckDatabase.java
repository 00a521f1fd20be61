package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Footprint;
import health.intake.blackbox.driver.HeldCommits;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Sql;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The database holds requests up under clients: each ends in time, and afterwards nothing is kept for them. */
final class StuckDatabase implements Row {

    /** More than the pool has connections. */
    private static final int CLIENTS = 32;

    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration WARMTH = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The clients have worked on for the time of calm. */
    private static final Duration AT_BASE = Duration.ofSeconds(10).minus(CALM);

    private static final Set<Integer> EXPECTED = Set.of(200, 201, 409, 503);

    /** Threads that a server starts and ends on its own. */
    private static final int NOISE = 8;

    /** Connections at most, by server-config/. */
    private static final int POOL = 16;

    private final int times;
    private final Consumer<Runnable> trouble;

    /** @param trouble holds the database up while it runs something */
    StuckDatabase(int times, Consumer<Runnable> trouble) {
        this.times = times;
        this.trouble = trouble;
    }

    /** Another has the profiles for itself. */
    static void lockedTable(Runnable meanwhile) {
        try (Sql sql = Installation.shared().sql()) {
            sql.run("lock tables profile write");
            meanwhile.run();
            sql.run("unlock tables");
        }
    }

    /** No transaction ends, so that all connections of the pool are taken. */
    static void exhaustedPool(Runnable meanwhile) {
        try (HeldCommits held = new HeldCommits()) {
            meanwhile.run();
        }
    }

    @Override
    public void fill(FaultLine line) {
        FaultBattery battery = new FaultBattery(CLIENTS, CALM);
        battery.watch(1, () -> LockSupport.parkNanos(WARMTH.toNanos()));
        Footprint base = Installation.shared().footprint();
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            Seen seen = battery.watch(1, () -> trouble.accept(() -> LockSupport.parkNanos(STUCK.toNanos())));
            awaitBase(base, line);
            seen.judge(line, EXPECTED);
            line.longest("longest request", seen.longest(), LIMIT);
            seen.statuses().forEach((status, count) -> answers.merge(status, count, Integer::sum));
        }
        line.note("answers " + answers);
        line.note("base %s, at the end %s".formatted(base, Installation.shared().footprint()));
    }

    private static void awaitBase(Footprint base, FaultLine line) {
        long began = System.nanoTime();
        try {
            Deadline.within(AT_BASE, "threads and connections are at their base", () -> isAtBase(base));
            line.recovered(CALM.plusNanos(System.nanoTime() - began), AT_BASE.plus(CALM));
        } catch (AssertionError above) {
            line.require(
                    false,
                    "base %s, then %s".formatted(base, Installation.shared().footprint()));
        }
    }

    private static boolean isAtBase(Footprint base) {
        Footprint now = Installation.shared().footprint();
        return now.threads() <= base.threads() + NOISE && now.connections() <= Math.max(base.connections(), POOL);
    }
}
