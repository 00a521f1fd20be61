package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An organization that sends as many requests as it can, and one that sends one request after the other. */
final class Neighbours {

    private static final int PEOPLE = 200;
    private static final int KEYS = 4;

    /** The time that the busy organization needs to reach its full load. */
    private static final Duration LEAD = Duration.ofMillis(1_200);

    private final Tenant modest = Tenant.create();
    private final Group group = modest.group();
    private final Key key = modest.key("CREATE_USER", "PROFILES_VIEW");
    private final String person = PROFILES + "/"
            + key.api().post(PROFILES, ProfileBody.in(group)).is(201).id();

    private final List<Supplier<String>> requests = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    Neighbours() {
        Tenant greedy = Tenant.create();
        Group greedyGroup = greedy.group();
        Api api = greedy.partner();
        for (int i = 0; i < PEOPLE; i++) {
            api.post(PROFILES, ProfileBody.in(greedyGroup)).is(201);
        }
        String other = PROFILES + "/"
                + api.post(PROFILES, ProfileBody.in(greedyGroup)).is(201).id();
        for (int i = 0; i < KEYS; i++) {
            Key one = greedy.key("CREATE_USER", "PROFILES_VIEW");
            for (String path : List.of(other, PROFILES + "?limit=100", PROFILES + "?email=nobody@example.com")) {
                String get = KeptConnection.get(path, one);
                requests.add(() -> get);
            }
            requests.add(() -> KeptConnection.post(PROFILES, one, ProfileBody.in(greedyGroup)));
            requests.add(() -> KeptConnection.post(
                    PATIENTS, one, PatientBody.in(greedyGroup).with("password", "\"Secret-123\"")));
        }
    }

    /** The times of the modest organization's requests, in ms, in ascending order. */
    double[] alone(Duration time) {
        try (KeptConnection connection = new KeptConnection()) {
            List<Double> millis = new ArrayList<>();
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                millis.add(millis(connection, KeptConnection.get(person, key)));
                millis.add(millis(connection, KeptConnection.get(PROFILES + "?limit=10", key)));
                millis.add(millis(connection, KeptConnection.post(PROFILES, key, ProfileBody.in(group))));
            }
            return millis.stream().mapToDouble(each -> each).sorted().toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double millis(KeptConnection connection, String request) throws IOException {
        long start = System.nanoTime();
        int status = connection.exchange(request);
        double millis = (System.nanoTime() - start) / 1e6;
        assertThat(status).isIn(200, 201);
        return millis;
    }

    /** The same while the other organization uses this many connections. */
    double[] beside(int connections, Duration time) {
        try (Flood flood = new Flood(connections, requests)) {
            long begun = System.nanoTime();
            Deadline.within(
                    Duration.ofSeconds(30),
                    "the flood is at full load",
                    () -> !flood.statuses().isEmpty() && System.nanoTime() - begun > LEAD.toNanos());
            double[] millis = alone(time);
            flood.statuses().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            return millis;
        }
    }

    /** The number of the other organization's answers by status. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    /** The median of a quantile over the rounds. */
    static double quantile(List<double[]> rounds, double part) {
        double[] each = rounds.stream()
                .mapToDouble(sorted -> sorted[(int) (sorted.length * part)])
                .sorted()
                .toArray();
        return each[each.length / 2];
    }
}
