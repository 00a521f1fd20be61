package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Answer;
import health.intake.history.AddressModel;
import health.intake.history.Histories;
import health.intake.history.ProfileModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients saw: the histories of profiles and addresses, and how each request ended. */
final class Seen {

    /** A request without an answer, in place of a status. */
    static final int CUT_OFF = 0;

    private record End(int status, long called, Duration took) {}

    final Histories<Optional<Map<String, String>>, ProfileModel.Operation> profiles =
            new Histories<>(new ProfileModel());
    final Histories<Optional<String>, AddressModel.Operation> addresses = new Histories<>(new AddressModel());
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();

    void ended(Answer answer, long called) {
        ended(answer.status(), called);
    }

    void ended(int status, long called) {
        ends.add(new End(status, called, Duration.ofNanos(System.nanoTime() - called)));
    }

    /** How many requests ended with each status. */
    Map<Integer, Integer> statuses() {
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        ends.forEach(end -> statuses.merge(end.status(), 1, Integer::sum));
        return statuses;
    }

    /** How long the longest request took. */
    Duration longest() {
        return ends.stream().map(End::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    List<String> unexplained() {
        List<String> all = new ArrayList<>(profiles.unexplained());
        all.addAll(addresses.unexplained());
        return all;
    }
}
