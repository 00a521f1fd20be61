package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;

/**
 * Surrounds session beans and turns failures of the database into exceptions of Intake. Nothing of the original is kept:
 * drivers quote values, which are personal data, and containers log exceptions that they do not know.
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
        } catch (RuntimeException failure) {
            if (DatabaseFailure.isOfThePool(failure)) {
                throw new ProblemException(ProblemType.UNAVAILABLE, new DatabaseFault(failure));
            }
            throw failure;
        }
    }
}
