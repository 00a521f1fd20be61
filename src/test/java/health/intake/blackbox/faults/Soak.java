package health.intake.blackbox.faults;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Footprint;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Seen;
import java.time.Duration;
import java.util.Set;

/** Mixed load of seven tenths of what the machine can take, for many minutes: nothing grows. */
final class Soak implements Row {

    private static final Duration FINDING_CAPACITY = Duration.ofSeconds(30);
    private static final double SHARE = 0.7;
    private static final double MOST_SLOWER = 1.2;

    /** The first fifth of the time is compared with the last. */
    private static final int PARTS = 5;

    private static final double MOST_HEAP = 1.1;
    private static final int MOST_THREADS = 10;
    private static final int MOST_FILES = 30;

    private final Duration time;

    Soak(Duration time) {
        this.time = time;
    }

    private record Moment(double heap, Footprint footprint) {

        static Moment now() {
            return new Moment(
                    Footprint.heapAfterCollection(), Installation.shared().footprint());
        }

        @Override
        public String toString() {
            return "%.0f MB of heap, %s".formatted(heap, footprint);
        }
    }

    @Override
    public void fill(FaultLine line) {
        MixedLoad load = new MixedLoad();
        double capacity = load.perSecond(FINDING_CAPACITY);
        double rate = capacity * SHARE;
        Duration part = time.dividedBy(PARTS);
        line.note("%d min at %.0f requests a second of %.0f".formatted(time.toMinutes(), rate, capacity));
        Seen first = load.run(rate, part);
        Moment start = Moment.now();
        Seen middle = load.run(rate, time.minus(part.multipliedBy(2)));
        Moment end = Moment.now();
        Seen last = load.run(rate, part);
        for (Seen seen : new Seen[] {first, middle, last}) {
            seen.judge(line, Set.of(200, 201));
        }
        judge(line, start, end);
        long before = first.sentAfter(0).p99().toMillis();
        long after = last.sentAfter(0).p99().toMillis();
        line.note("p99 %d ms in the first fifth, %d ms in the last".formatted(before, after));
        line.require(after <= before * MOST_SLOWER, "p99 %d ms, then %d ms".formatted(before, after));
    }

    private static void judge(FaultLine line, Moment start, Moment end) {
        line.note("%s, then %s".formatted(start, end));
        line.require(end.heap <= start.heap * MOST_HEAP, "the heap grows");
        line.require(end.footprint.threads() <= start.footprint.threads() + MOST_THREADS, "threads grow");
        line.require(end.footprint.files() <= start.footprint.files() + MOST_FILES, "files grow");
        line.require(end.footprint.connections() <= start.footprint.connections() + 1, "connections grow");
    }
}
