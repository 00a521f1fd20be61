package health.intake.database;

import health.intake.trouble.Cause;
import jakarta.ejb.ApplicationException;

/**
 * A statement failed, and the message is the {@link Cause}, with the codes of the database but not its text; or the database is not
 * as it has to be.
 */
@ApplicationException(rollback = true)
public class DatabaseFault extends RuntimeException {

    /** @param what is wrong with the database although it answers; contains no personal data */
    public DatabaseFault(String what) {
        super(what);
    }

    public DatabaseFault(Throwable failure) {
        this("", failure);
    }

    /** @param what describes the failure if the cause alone does not; contains no personal data */
    public DatabaseFault(String what, Throwable failure) {
        super(what.isEmpty() ? Cause.of(failure) : what + ": " + Cause.of(failure));
        setStackTrace(deepest(failure).getStackTrace());
    }

    private static Throwable deepest(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }
}
