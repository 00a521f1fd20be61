package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Retries a transaction a few times if the database undid it in favour of another: as the victim of a deadlock, or, in Galera,
 * at its commit. Expensive work and counting belong outside of it.
 */
public final class DeadlockRetry {

    private static final int ATTEMPTS = 10;

    /** Pauses double up to 64 ms: many writers of one row would otherwise meet again and again. */
    private static final int LONGEST = 6;

    private DeadlockRetry() {}

    /** @param transaction one call of a session bean, which begins the transaction and commits it */
    public static <T> T retried(Supplier<T> transaction) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (DeadlockException undone) {
                // the other transaction succeeded; the next attempt sees its result
            } catch (RuntimeException failure) {
                if (!DatabaseFailure.isUndoneAtCommit(failure)) {
                    throw failure;
                }
            }
            pause(attempt);
        }
        throw new ProblemException(ProblemType.UNAVAILABLE);
    }

    private static void pause(int attempt) {
        if (attempt > 1 && attempt < ATTEMPTS) {
            long longest = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, LONGEST));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }

    /** @param transaction one call of a session bean */
    public static void retried(Runnable transaction) {
        retried(() -> {
            transaction.run();
            return true;
        });
    }
}
