package health.intake.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the log of the service. */
public final class HeardLog {

    private HeardLog() {}

    /** The lines that some work writes. */
    public static List<String> lines(Runnable work) {
        return records(work).stream().map(LogRecord::getMessage).toList();
    }

    /** The lines that some work writes, with all that is recorded of them. */
    public static List<LogRecord> records(Runnable work) {
        Logger logger = Logger.getLogger("health.intake");
        List<LogRecord> records = new ArrayList<>();
        Handler handler = listener(records);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return records;
    }

    private static Handler listener(List<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                records.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
