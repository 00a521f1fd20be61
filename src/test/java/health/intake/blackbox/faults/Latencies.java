package health.intake.blackbox.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How long requests took, in ascending order. */
record Latencies(List<Duration> sorted) {

    static Latencies of(Stream<Duration> all) {
        return new Latencies(all.sorted().toList());
    }

    int count() {
        return sorted.size();
    }

    /** The time that 99 of 100 requests did not exceed. */
    Duration p99() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) (sorted.size() * 0.99));
    }

    Duration longest() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() - 1);
    }
}
