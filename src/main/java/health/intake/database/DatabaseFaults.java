package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;

/**
 * Stands around session beans and turns what the database could not do into exceptions that say so. Nothing of the
 * original is kept: drivers quote values, which are personal data, and containers log what they do not know.
 */
public class DatabaseFaults {

    @AroundInvoke
    public Object translate(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (PersistenceException failure) {
            if (DatabaseFailure.isWorthRetrying(failure)) {
                throw new DeadlockException();
            }
            if (DatabaseFailure.isUnavailable(failure)) {
                throw new ProblemException(ProblemType.UNAVAILABLE, new DatabaseFault(failure));
            }
            throw new DatabaseFault(failure);
        }
    }
}
