package health.intake.blackbox.driver;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The work of the server's threads, for requests and in the background.
 *
 * @param millis of a processor
 * @param bytes allocated
 */
public record ServerWork(double millis, double bytes) {

    private static final Pattern THREAD =
            Pattern.compile("(?m)^\".* cpu=([0-9.]+)ms .* allocated=([0-9]+)([BKMG]) .* (tid=\\S+) ");

    private static final String UNITS = "BKMG";
    private static final double KIB = 1024;
    private static final double MIB = KIB * KIB;

    /** Of one of many equal requests, on average. */
    public static ServerWork perRequest(int requests, IntConsumer request) {
        Map<String, ServerWork> before = ofThreads();
        IntStream.range(0, requests).forEach(request);
        double millis = 0;
        double bytes = 0;
        for (Map.Entry<String, ServerWork> thread : ofThreads().entrySet()) {
            ServerWork earlier = before.getOrDefault(thread.getKey(), new ServerWork(0, 0));
            millis += thread.getValue().millis - earlier.millis;
            bytes += thread.getValue().bytes - earlier.bytes;
        }
        return new ServerWork(millis / requests, bytes / requests);
    }

    public double kib() {
        return bytes / KIB;
    }

    public double mib() {
        return bytes / MIB;
    }

    /** Of each living thread since it began. */
    private static Map<String, ServerWork> ofThreads() {
        return THREAD.matcher(Installation.shared().jcmd("Thread.print", "-e"))
                .results()
                .collect(toMap(
                        thread -> thread.group(4),
                        thread -> new ServerWork(
                                Double.parseDouble(thread.group(1)),
                                Long.parseLong(thread.group(2)) * Math.pow(KIB, UNITS.indexOf(thread.group(3))))));
    }
}
