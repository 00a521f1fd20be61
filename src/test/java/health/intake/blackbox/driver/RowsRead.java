package health.intake.blackbox.driver;

import java.util.stream.IntStream;

/** Counts the rows that the storage engine of the database hands out. */
public final class RowsRead {

    private RowsRead() {}

    /** More than there are rounds of sealing, which counts what it does not seal, in the time of so many. */
    private static final int ATTEMPTS = 3;

    /** For one request, on average; what reading the counters itself reads is taken off. Nothing is sealed meanwhile. */
    public static long each(int times, Runnable request) {
        try (Sql sql = Installation.shared().withoutSealing()) {
            return IntStream.range(0, ATTEMPTS)
                    .mapToLong(attempt -> each(sql, times, request))
                    .min()
                    .orElseThrow();
        }
    }

    private static long each(Sql sql, int times, Runnable request) {
        ofServer(sql);
        long start = ofServer(sql);
        long idle = ofServer(sql) - start;
        for (int i = 0; i < times; i++) {
            request.run();
        }
        return (ofServer(sql) - start - 2 * idle) / times;
    }

    private static long ofServer(Sql sql) {
        return sql.rows("show global status like 'Handler_read%'").stream()
                .mapToLong(row -> Long.parseLong(row.get("Value")))
                .sum();
    }
}
