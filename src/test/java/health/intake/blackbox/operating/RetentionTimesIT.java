package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.DrillReport;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contract 8: creations beside a removal take about as long as without one, measured in turns within one run. */
@Tag("long")
class RetentionTimesIT {

    private static final int OF_A_SEAL = 100;
    private static final int SEALS = 1_500;
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final double ALLOWED = 1.5;

    private static final String REMOVED = "select coalesce(max(removed_entries), 0) from audit_checkpoint";

    /** Its own inverse; nothing is removed behind a checkpoint with a wrong MAC. */
    private static final String TOGGLE = "update audit_checkpoint set mac = reverse(mac)";

    private static long removed(Sql sql) {
        return Long.parseLong(sql.text(REMOVED));
    }

    private static Api partner(StartingNode node, List<Group> groups) {
        Api operator = node.operator();
        operator.post("/api/admin/organizations", "{\"slug\":\"acme\",\"name\":\"Acme\",\"country\":\"DE\"}")
                .is(201);
        String acme = "/api/admin/organizations/acme";
        String group = operator.post(acme + "/profile-groups", "{\"slug\":\"group\",\"name\":\"A\"}")
                .is(201)
                .id();
        groups.add(new Group(group, "group", "A"));
        return node.api(operator.post(acme + "/api-keys", "{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"]}")
                .is(201)
                .at("key")
                .asText());
    }

    /** The times of creations by several clients, in nanoseconds. */
    private static List<Long> creations(Api partner, Group group) {
        List<Long> all = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + TURN.toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    ProfileBody body = ProfileBody.in(group).withEmail(Unique.email("timed"));
                    long start = System.nanoTime();
                    partner.post(Tenant.PROFILES, body).is(201);
                    all.add(System.nanoTime() - start);
                }
            });
            thread.start();
            clients.add(thread);
        }
        clients.forEach(RetentionTimesIT::join);
        return all;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double p99(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * 0.99)) / 1e6;
    }

    @Test
    void creationsTakeAboutAsLongBesideARemoval() {
        try (AgedTrail trail = new AgedTrail(Duration.ofDays(40), OF_A_SEAL).with(SEALS, Duration.ZERO);
                Sql sql = trail.database().migrator();
                StartingNode node = trail.node("retention", AgedTrail.RETENTION)) {
            List<Group> groups = new ArrayList<>();
            Api partner = partner(node, groups);
            Deadline.within(WITHIN, "it removes", () -> removed(sql) > 0);
            creations(partner, groups.get(0));
            List<Long> with = new ArrayList<>();
            List<Long> without = new ArrayList<>();
            long removedMeanwhile = 0;
            for (int round = 0; round < ROUNDS; round++) {
                sql.run(TOGGLE);
                long stopped = removed(sql);
                without.addAll(creations(partner, groups.get(0)));
                assertThat(removed(sql)).isEqualTo(stopped);
                sql.run(TOGGLE);
                Deadline.within(WITHIN, "it removes again", () -> removed(sql) > stopped);
                long before = removed(sql);
                with.addAll(creations(partner, groups.get(0)));
                removedMeanwhile += removed(sql) - before;
            }
            assertThat(removed(sql)).as("something was left to remove").isLessThan((long) SEALS * OF_A_SEAL);
            String told =
                    "p99 of %d creations without a removal: %.1f ms; of %d beside one, of %d entries a second: %.1f ms"
                            .formatted(
                                    without.size(),
                                    p99(without),
                                    with.size(),
                                    removedMeanwhile / (ROUNDS * TURN.toSeconds()),
                                    p99(with));
            DrillReport.write(told);
            assertThat(p99(with)).as(told).isLessThanOrEqualTo(ALLOWED * p99(without));
        }
    }
}
