package health.intake.blackbox.driver;

import health.intake.history.AddressModel;
import health.intake.history.Histories;
import health.intake.history.ProfileModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients saw: the histories of profiles and addresses, and how each request ended. */
public final class Seen {

    /** A request without an answer, in place of a status. */
    public static final int CUT_OFF = 0;

    private record End(int status, long called, Duration took) {}

    final Histories<Optional<Map<String, String>>, ProfileModel.Operation> profiles =
            new Histories<>(new ProfileModel());
    final Histories<Optional<String>, AddressModel.Operation> addresses = new Histories<>(new AddressModel());
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();

    public void ended(Answer answer, long called) {
        ended(answer.status(), called);
    }

    public void ended(int status, long called) {
        ends.add(new End(status, called, Duration.ofNanos(System.nanoTime() - called)));
    }

    /** How many requests ended with each status. */
    public Map<Integer, Integer> statuses() {
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        ends.forEach(end -> statuses.merge(end.status(), 1, Integer::sum));
        return statuses;
    }

    /** Of all requests that were sent after this time. */
    public Latencies sentAfter(long time) {
        return Latencies.of(ends.stream().filter(end -> end.called() >= time).map(End::took));
    }

    /** @param expected the statuses with which requests may end */
    public void judge(FaultLine line, Set<Integer> expected) {
        line.requests(ends.size());
        line.failed(
                ends.stream().filter(end -> !expected.contains(end.status())).count());
        line.wrong(unexplained().size(), "histories have no explanation");
    }

    /** How long the longest request took. */
    public Duration longest() {
        return ends.stream().map(End::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The histories of profiles and addresses that nothing explains. */
    public List<String> unexplained() {
        List<String> all = new ArrayList<>(profiles.unexplained());
        all.addAll(addresses.unexplained());
        return all;
    }

    @Override
    public String toString() {
        return "%d operations on profiles and %d on addresses, by status %s, longest %d ms"
                .formatted(
                        profiles.size(), addresses.size(), statuses(), longest().toMillis());
    }
}
