package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts answers by kind and status, and keeps the failures. */
final class Tally {

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int total;
    private int created;

    synchronized void count(Shot shot, String status) {
        counts.computeIfAbsent(shot.kind(), kind -> new TreeMap<>()).merge(status, 1, Integer::sum);
        total++;
    }

    synchronized void countCreated() {
        created++;
    }

    synchronized void fail(Shot shot, String fault, String answer) {
        failures.add("%s (%s): %s%n  request: %s%n  answer:  %s"
                .formatted(shot.kind(), shot.expected(), fault, shot.request(), answer));
    }

    int total() {
        return total;
    }

    /** Profiles of which an answer said that they were created. */
    int created() {
        return created;
    }

    List<String> failures() {
        return failures;
    }

    /** A line for each kind, and one for all. */
    String summary() {
        return counts.entrySet().stream()
                        .map(kind -> "%-22s %5d   %s%n"
                                .formatted(
                                        kind.getKey(),
                                        kind.getValue().values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum(),
                                        distribution(kind.getValue())))
                        .collect(Collectors.joining())
                + "%-22s %5d   %d profiles created, %d failures%n".formatted("all", total, created, failures.size());
    }

    private static String distribution(Map<String, Integer> statuses) {
        return statuses.entrySet().stream()
                .map(status -> status.getKey() + ": " + status.getValue())
                .collect(Collectors.joining(", "));
    }
}
