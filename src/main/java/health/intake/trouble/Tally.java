package health.intake.trouble;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts by subject until the counts are taken; limits the number of subjects, so that they fill neither memory nor log nor
 * trail.
 */
public final class Tally {

    static final int SUBJECTS = 1_000;

    private Map<String, Long> counts = new HashMap<>();
    private long others;

    /** @param others the count of all further subjects */
    public record Counted(Map<String, Long> bySubject, long others) {}

    /** Returns how often the subject was counted so far; 0 if there are too many subjects already. */
    public synchronized long count(String subject) {
        if (counts.size() >= SUBJECTS && !counts.containsKey(subject)) {
            others++;
            return 0;
        }
        return counts.merge(subject, 1L, Long::sum);
    }

    /** Returns the counts and begins again at 0. */
    public synchronized Counted take() {
        Counted counted = new Counted(counts, others);
        counts = new HashMap<>();
        others = 0;
        return counted;
    }
}
