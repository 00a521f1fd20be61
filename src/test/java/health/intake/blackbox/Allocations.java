package health.intake.blackbox;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.regex.Pattern;

/** Memory that the threads of the server take, whoever gives it back. */
final class Allocations {

    private static final Pattern ALLOCATED = Pattern.compile("(?m)^\".* allocated=([0-9]+)([BKMG]) .* (tid=\\S+) ");
    private static final String UNITS = "BKMG";
    private static final int KIB = 1024;

    private Allocations() {}

    /** Bytes allocated by threads that live at its end. */
    static double during(Runnable work) {
        Map<String, Double> before = byThread();
        work.run();
        return byThread().entrySet().stream()
                .mapToDouble(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0.0))
                .sum();
    }

    private static Map<String, Double> byThread() {
        return ALLOCATED
                .matcher(Installation.shared().jcmd("Thread.print", "-e"))
                .results()
                .collect(toMap(
                        thread -> thread.group(3),
                        thread -> Long.parseLong(thread.group(1)) * Math.pow(KIB, UNITS.indexOf(thread.group(2)))));
    }
}
