package health.intake.blackbox.driver;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How long requests took, in ascending order. */
public record Latencies(List<Duration> sorted) {

    static Latencies of(Stream<Duration> all) {
        return new Latencies(all.sorted().toList());
    }

    public int count() {
        return sorted.size();
    }

    /** The time that 99 of 100 requests did not exceed. */
    public Duration p99() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) (sorted.size() * 0.99));
    }

    public Duration longest() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() - 1);
    }
}
