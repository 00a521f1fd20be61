package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.function.Supplier;

/**
 * Retries a transaction a few times if it was the victim of a deadlock. Expensive work and counting belong outside of it.
 */
public final class DeadlockRetry {

    private static final int ATTEMPTS = 5;

    private DeadlockRetry() {}

    /** @param transaction one call of a session bean */
    public static <T> T retried(Supplier<T> transaction) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (DeadlockException undone) {
                // the other transaction succeeded; the next attempt sees its result
            }
        }
        throw new ProblemException(ProblemType.UNAVAILABLE);
    }

    /** @param transaction one call of a session bean */
    public static void retried(Runnable transaction) {
        retried(() -> {
            transaction.run();
            return true;
        });
    }
}
