package health.intake.blackbox.faults;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.RestartedNode;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StoredWrites;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Writers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code kill -9} of the application server under writers; it starts again each time. */
final class KilledNode implements Row {

    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration SERVING_AGAIN = Duration.ofSeconds(60);
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 503, Seen.CUT_OFF);

    private final int times;

    KilledNode(int times) {
        this.times = times;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        Group group = tenant.group();
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        try (RestartedNode node = Installation.shared().restartedNode("killed");
                Sql sql = Installation.shared().sql()) {
            node.awaitReady();
            Writers writers = new Writers(node.api(key).unchecked(), group);
            try {
                kill(node, writers, line);
            } finally {
                writers.end();
            }
            new StoredWrites(sql, tenant.id()).judge(writers, line);
            line.note("answers " + writers.statuses());
            // while it starts, the server itself answers 404
            line.require(
                    writers.statuses().keySet().stream().allMatch(status -> EXPECTED.contains(status) || status == 404),
                    "answers " + writers.statuses());
        }
    }

    private void kill(RestartedNode node, Writers writers, FaultLine line) {
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(CALM.toNanos());
            long killed = System.nanoTime();
            node.killAndRestart();
            writers.untilEachIsAcknowledgedAfter(System.nanoTime());
            line.recovered(Duration.ofNanos(System.nanoTime() - killed), SERVING_AGAIN);
        }
    }
}
