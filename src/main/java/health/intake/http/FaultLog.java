package health.intake.http;

import health.intake.database.DatabaseFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Logs internal errors so that they can be found: types and places, and only messages of Intake itself, because drivers and
 * parsers quote values, and values here are personal data.
 */
final class FaultLog {

    private static final Logger LOG = System.getLogger("health.intake");

    private FaultLog() {}

    static void write(String requestId, Throwable fault) {
        StringBuilder text = new StringBuilder("Request ").append(requestId).append(" failed");
        for (Throwable t = fault; t != null; t = t.getCause()) {
            text.append("\n  ").append(t.getClass().getName());
            if (t instanceof DatabaseFault own) {
                text.append(": ").append(own.getMessage());
            }
            for (StackTraceElement place : t.getStackTrace()) {
                text.append("\n    at ").append(place);
            }
        }
        LOG.log(Level.ERROR, text.toString());
    }
}
