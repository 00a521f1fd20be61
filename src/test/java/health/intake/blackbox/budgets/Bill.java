package health.intake.blackbox.budgets;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.StatementLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The cost of a number of equal requests in database and Redis.
 *
 * @param redis the commands that reached Redis
 */
record Bill(StatementLog sql, List<String> redis) {

    static final int REQUESTS = 10;

    private static final int ATTEMPTS = 3;

    /**
     * The cheapest of some attempts: between two requests the pool may test a connection or the last use of a key may be
     * written, and on a busy machine the service may rightly skip an index that does not answer in time.
     *
     * @param request gets its number, which is negative while the service only warms up
     */
    static Bill of(IntConsumer request) {
        IntStream.range(-REQUESTS, 0).forEach(request);
        Bill cheapest = once(request);
        for (int i = 1; i < ATTEMPTS; i++) {
            Bill next = once(request);
            cheapest = next.total() < cheapest.total() ? next : cheapest;
        }
        return cheapest;
    }

    private static Bill once(IntConsumer request) {
        // the cheapest creation is one without Redis
        Installation.shared().awaitHealth();
        AtomicReference<List<String>> commands = new AtomicReference<>(List.of());
        try (RedisWire redis = Installation.shared().redis()) {
            StatementLog sql = StatementLog.during(() ->
                    commands.set(redis.during(() -> IntStream.range(0, REQUESTS).forEach(request))));
            return new Bill(sql, commands.get());
        }
    }

    private int total() {
        return statementsAndCommits() + redis.size();
    }

    /** The statements with the ends of their transactions. */
    int statementsAndCommits() {
        return sql.statements().size() + sql.commits().size();
    }

    @Override
    public String toString() {
        return sql.summary(REQUESTS) + ", " + (double) redis.size() / REQUESTS + " Redis commands";
    }
}
