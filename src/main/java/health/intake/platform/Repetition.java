package health.intake.platform;

import health.intake.database.DatabaseFailure;
import health.intake.trouble.Trouble;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Work that is done again and again: no failure of any kind ends that; each is counted, and the log is told of those that last. */
final class Repetition implements Runnable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Runnable work;
    private final Database database;
    private final Trouble trouble;
    private final TaskRecord record;
    private final LongSupplier nanoTime;

    private boolean ended;

    /** When the first of the last rounds began that failed. */
    private OptionalLong failingSince = OptionalLong.empty();

    /** @param trouble what is wrong while the work fails, though the database answers */
    Repetition(Runnable work, Database database, Trouble trouble, TaskRecord record) {
        this.record = record;
        this.nanoTime = record.nanoTime();
        this.work = work;
        this.database = database;
        this.trouble = trouble;
    }

    @Override
    public synchronized void run() {
        if (ended) {
            return;
        }
        try {
            attempt();
        } catch (Throwable unspeakable) {
            // a scheduler repeats nothing that has thrown
        }
    }

    /**
     * Waits for a round that runs, and lets none follow: a transaction that loses its application in the middle stays with
     * the thread of Payara's scheduler, and fails whatever that thread runs later.
     */
    synchronized void end() {
        ended = true;
    }

    private void attempt() {
        long start = nanoTime.getAsLong();
        try {
            work.run();
            record.succeeded();
            trouble.succeeded();
            failingSince = OptionalLong.empty();
        } catch (Throwable failure) {
            record.failed();
            failingSince = OptionalLong.of(failingSince.orElse(start));
            // a database that is away is told as that, and what soon goes well again is not worth a line
            if (database.answers() && nanoTime.getAsLong() - failingSince.getAsLong() >= PATIENCE_NANOS) {
                trouble.failed(DatabaseFailure.cause(failure));
            }
        }
    }
}
