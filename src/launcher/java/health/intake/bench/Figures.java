package health.intake.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures of a cell, in the order of {@link #NAMES}. */
record Figures(List<Double> values) {

    /**
     * Successful answers a second; the greatest milliseconds of half and of 99 in 100 answers; errors; CPU milliseconds of
     * the server, and of MariaDB and Redis, for a request; megabytes of the server; SQL statements for a request; the share
     * of the machine's CPU that other processes used, which spoils the other figures if it is large.
     */
    static final List<String> NAMES = List.of(
            "req/s", "p50_ms", "p99_ms", "errors", "cpu_ms/req", "db_cpu_ms/req", "rss_mb", "sql/req", "others_%");

    private static final String FORMATS = "%.1f %.2f %.2f %.0f %.3f %.3f %.0f %.2f %.0f";

    static final int RATE = 0;
    static final int P50 = 1;
    static final int P99 = 2;
    static final int CPU = 4;

    double get(int index) {
        return values.get(index);
    }

    List<String> texts() {
        return Arrays.stream(
                        String.format(Locale.ROOT, FORMATS, values.toArray()).split(" "))
                .toList();
    }

    /** The median of each figure over several rounds. */
    static Figures median(List<Figures> rounds) {
        return new Figures(IntStream.range(0, NAMES.size())
                .mapToObj(index -> median(rounds.stream().mapToDouble(round -> round.get(index))))
                .toList());
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
