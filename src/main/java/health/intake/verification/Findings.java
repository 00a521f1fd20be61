package health.intake.verification;

import java.util.ArrayList;
import java.util.List;

/** The findings in a trail, in lines: the first ones, and the number of further ones. */
final class Findings {

    private static final int SHOWN = 50;

    private final List<String> lines = new ArrayList<>();
    private long more;

    void add(String line) {
        if (lines.size() < SHOWN) {
            lines.add(line);
        } else {
            more++;
        }
    }

    long count() {
        return lines.size() + more;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add("And " + more + " more findings");
        }
        return all;
    }
}
