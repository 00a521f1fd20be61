package health.intake.blackbox.driver;

import java.util.stream.IntStream;

/** Counts the rows that the storage engine of the database hands out. */
public final class RowsRead {

    private RowsRead() {}

    /** More attempts than rounds of sealing in their time; a round reads rows even if it seals none. */
    private static final int ATTEMPTS = 3;

    /** The rows of one request, on average, without those of reading the counters. Nothing is sealed meanwhile. */
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
