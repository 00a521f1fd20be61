package health.intake.blackbox.trouble;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A transaction that first takes the lock that one of the service needs last, and is the heavier of the two, so that it
 * succeeds.
 */
final class PlantedDeadlock implements AutoCloseable {

    private static final int WEIGHT = 1_000;

    private final Sql sql = Installation.shared().sql();

    /** @param locking a {@code select … for update} */
    PlantedDeadlock(String locking, Object value) {
        sql.run("set session transaction isolation level repeatable read");
        sql.run("create temporary table weight (number int) engine = innodb");
        sql.run("start transaction");
        sql.run("insert into weight select seq from seq_1_to_" + WEIGHT);
        sql.run(locking, value);
    }

    /**
     * The answer to a request whose transaction waits for this one, and then this one for it.
     *
     * @param locking a {@code select … for update} of the row that the request has locked
     */
    Answer with(String locking, Object value, Supplier<Answer> request) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
        Deadline.within(Duration.ofSeconds(5), "the service waits", this::isWaited);
        long before = deadlocks();
        sql.run(locking, value);
        sql.run("rollback");
        if (deadlocks() != before + 1) {
            throw new AssertionError("no deadlock");
        }
        return answer.join();
    }

    private boolean isWaited() {
        return status("Innodb_row_lock_current_waits") > 0;
    }

    private long deadlocks() {
        return status("Innodb_deadlocks");
    }

    /** Reads the status instead of information_schema.innodb_trx, which is cached for frequent readers. */
    private long status(String variable) {
        return Long.parseLong(sql.text(
                "select variable_value from information_schema.global_status where variable_name = ?", variable));
    }

    @Override
    public void close() {
        sql.close();
    }
}
