package health.intake.blackbox.redis;

import health.intake.blackbox.driver.DrillReport;
import java.util.ArrayList;
import java.util.List;

/** The lines of all tests of a run, in {@code target/drill}. */
final class FailOverReport {

    private static final List<String> LINES = new ArrayList<>();

    private FailOverReport() {}

    static synchronized void add(String line) {
        LINES.add(line);
        DrillReport.write(String.join("\n", LINES));
    }
}
