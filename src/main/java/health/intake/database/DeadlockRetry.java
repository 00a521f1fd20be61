package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.function.Supplier;

/** Runs a transaction again, a few times, when it was the victim of a deadlock. What costs or counts stays outside of it. */
public final class DeadlockRetry {

    private static final int ATTEMPTS = 5;

    private DeadlockRetry() {}

    /** @param transaction one call of a session bean */
    public static <T> T retried(Supplier<T> transaction) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (DeadlockException undone) {
                // the other transaction went through; the next attempt meets its result
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
