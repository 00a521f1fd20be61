package health.intake.database;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** A statement failed for a reason that the program does not expect; tells its codes but not its text. */
@ApplicationException(rollback = true)
public class DatabaseFault extends RuntimeException {

    DatabaseFault(Throwable failure) {
        super(describe(failure));
        setStackTrace(deepest(failure).getStackTrace());
    }

    private static Throwable deepest(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(text.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName());
            if (t instanceof SQLException sql) {
                text.append(" [")
                        .append(sql.getErrorCode())
                        .append(' ')
                        .append(sql.getSQLState())
                        .append(']');
            }
        }
        return text.toString();
    }
}
