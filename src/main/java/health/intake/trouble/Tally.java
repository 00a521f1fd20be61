package health.intake.trouble;

import java.util.HashMap;
import java.util.Map;

/** Counts by subject until somebody looks; of so few subjects that nobody fills the memory, the log or the trail with them. */
public final class Tally {

    static final int SUBJECTS = 1_000;

    private Map<String, Long> counts = new HashMap<>();
    private long others;

    /** @param others what was counted of further subjects */
    public record Counted(Map<String, Long> bySubject, long others) {}

    /** Returns how often the subject was counted by now; 0 if it is one of too many. */
    public synchronized long count(String subject) {
        if (counts.size() >= SUBJECTS && !counts.containsKey(subject)) {
            others++;
            return 0;
        }
        return counts.merge(subject, 1L, Long::sum);
    }

    /** What was counted; begins again. */
    public synchronized Counted take() {
        Counted counted = new Counted(counts, others);
        counts = new HashMap<>();
        others = 0;
        return counted;
    }
}
