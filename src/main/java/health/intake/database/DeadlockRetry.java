package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs a transaction again, a few times, when it was the victim of a deadlock. */
@Interceptor
@RetriedOnDeadlock
@Priority(Interceptor.Priority.APPLICATION)
public class DeadlockRetry {

    private static final int ATTEMPTS = 5;

    @AroundInvoke
    public Object retry(InvocationContext invocation) throws Exception {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return invocation.proceed();
            } catch (DeadlockException undone) {
                // the other transaction went through; the next attempt meets its result
            }
        }
        throw new ProblemException(ProblemType.UNAVAILABLE);
    }
}
