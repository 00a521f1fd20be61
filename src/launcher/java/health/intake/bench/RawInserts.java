package health.intake.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.launcher.LocalMariaDb;
import health.intake.launcher.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * The database alone: the same rows as profiles, with the same indexes, one prepared statement and one durable commit each.
 * It is the upper limit for a service, which does other work besides.
 */
final class RawInserts implements Load {

    private static final double NANOS_PER_MILLI = 1e6;

    private final LocalMariaDb server;
    private final String statement;

    private RawInserts(LocalMariaDb server, String statement) {
        this.server = server;
        this.statement = statement;
    }

    /** To be called when there are profiles; copies the rows of any of them. */
    static Target target(LocalMariaDb server, BenchDatabase database) {
        database.run("create table bench_insert like profile");
        List<String> columns = database.texts("select column_name from information_schema.columns where table_schema"
                + " = database() and table_name = 'profile' and column_name not in ('id', 'email', 'email_canonical')");
        String values = database.texts(
                        "select concat_ws(', ', quote(" + String.join("), quote(", columns) + ")) from profile limit 1")
                .get(0);
        String insert = "insert into bench_insert (id, email, email_canonical, " + String.join(", ", columns)
                + ") values (?, ?, ?, " + values + ")";
        return new Target("mariadb", server.pid(), EnumSet.of(Operation.CREATE), new RawInserts(server, insert));
    }

    @Override
    public Result run(Operation operation, int connections, int seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        double cpuBefore = Machine.cpuSeconds(List.of(ProcessHandle.current().pid()));
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        try {
            List<Future<long[]>> times = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                times.add(threads.submit(() -> insertUntil(end)));
            }
            long[] sorted = times.stream()
                    .map(RawInserts::get)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            double elapsed = (System.nanoTime() - start) / 1e9;
            double cpu = Machine.cpuSeconds(List.of(ProcessHandle.current().pid())) - cpuBefore;
            return new Result(sorted.length, elapsed, percentile(sorted, 50), percentile(sorted, 99), 0, 0, cpu);
        } finally {
            threads.shutdown();
        }
    }

    /** The nanoseconds of each insert. */
    private long[] insertUntil(long end) throws SQLException {
        LongStream.Builder times = LongStream.builder();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl() + "?useServerPrepStmts=true", "root", server.rootPassword());
                PreparedStatement insert = connection.prepareStatement(statement)) {
            for (long before = System.nanoTime(); before < end; ) {
                UUID id = UuidCreator.getTimeOrderedEpochFast();
                String email = id + "@bench.example";
                insert.setString(1, id.toString());
                insert.setString(2, email);
                insert.setString(3, email);
                insert.executeUpdate();
                long after = System.nanoTime();
                times.add(after - before);
                before = after;
            }
        }
        return times.build().toArray();
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100] / NANOS_PER_MILLI;
    }

    private static long[] get(Future<long[]> times) {
        try {
            return times.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", e);
        } catch (ExecutionException e) {
            throw new StartFailure("The database refused a row: " + e.getCause().getMessage(), e);
        }
    }
}
