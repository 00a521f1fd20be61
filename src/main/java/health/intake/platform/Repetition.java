package health.intake.platform;

import health.intake.database.DatabaseFailure;
import health.intake.trouble.Trouble;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** A recurring task: no failure ends it; each failure is counted, and lasting ones are logged. */
final class Repetition implements Runnable {

    private static final long LASTING_NANOS = Duration.ofSeconds(2).toNanos();

    private final Runnable work;
    private final Database database;
    private final Trouble trouble;
    private final TaskRecord record;
    private final LongSupplier nanoTime;

    private boolean ended;

    /** When the first of the latest failed rounds began; empty after a success. */
    private OptionalLong failingSince = OptionalLong.empty();

    /** @param trouble describes failures of the work while the database answers */
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
            // a scheduler never repeats a task that has thrown
        }
    }

    /**
     * Waits for a running round, and prevents further ones: a transaction whose application ends in the middle stays on the
     * thread of Payara's scheduler, and everything that this thread runs later fails.
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
            // an unavailable database is reported elsewhere, and a failure that soon ends is not worth a line
            if (database.answers() && nanoTime.getAsLong() - failingSince.getAsLong() >= LASTING_NANOS) {
                trouble.failed(DatabaseFailure.cause(failure));
            }
        }
    }
}
