package health.intake.blackbox.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of the table of {@code scripts/verify faults}: what broke, how often, what clients saw, and what did not hold. */
public final class FaultLine {

    private final String fault;
    private final int times;
    private final List<String> notes = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Duration> longest = new LinkedHashMap<>();
    private long requests;
    private long failed;
    private long wrong;
    private Duration recovery = Duration.ZERO;

    public FaultLine(String fault, int times) {
        this.fault = fault;
        this.times = times;
    }

    /** Requests, or acknowledged writes; those of several calls are added. */
    public void requests(long more) {
        requests += more;
    }

    /** Valid requests that failed although they should not, which is never allowed. */
    public void failed(long more) {
        failed += more;
        require(more == 0, more + " failed");
    }

    /** Wrong answers, lost or doubled writes, which are never allowed. */
    public void wrong(long more, String what) {
        wrong += more;
        require(more == 0, more + " " + what);
    }

    /** The longest of several calls is told. */
    public void recovered(Duration after, Duration limit) {
        recovery = after.compareTo(recovery) > 0 ? after : recovery;
        require(after.compareTo(limit) <= 0, "recovered after " + after.toMillis() + " ms");
    }

    /** The longest of several calls is told. */
    public void longest(String what, Duration took) {
        longest.merge(what, took, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** As {@link #longest}, with a limit. */
    public void longest(String what, Duration took, Duration limit) {
        longest(what, took);
        require(took.compareTo(limit) <= 0, what + " " + took.toMillis() + " ms");
    }

    public void note(String text) {
        notes.add(text);
    }

    /** @param otherwise what is told if it is not so */
    public void require(boolean held, String otherwise) {
        if (!held) {
            broken.add(otherwise);
        }
    }

    public List<String> broken() {
        return broken;
    }

    /** Adds the line to the report of the drill on this server. */
    public void write() {
        DrillReport.append("| %s | %s |".formatted(DrillReport.server(), this));
    }

    @Override
    public String toString() {
        List<String> remarks = new ArrayList<>();
        longest.forEach((what, took) -> remarks.add(what + " " + took.toMillis() + " ms"));
        remarks.addAll(notes);
        return String.join(
                " | ",
                fault,
                Integer.toString(times),
                Long.toString(requests),
                Long.toString(failed),
                Long.toString(wrong),
                recovery.isZero() ? "-" : "%.1f s".formatted(recovery.toMillis() / 1000.0),
                broken.isEmpty() ? "held" : "not held: " + oneLine(String.join("; ", broken)),
                oneLine(String.join(", ", remarks)));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[|\\s]+", " ").strip();
        return line.length() > 400 ? line.substring(0, 400) + "…" : line;
    }
}
