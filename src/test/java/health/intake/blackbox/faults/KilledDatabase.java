package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StoredWrites;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Writers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code kill -9} of MariaDB under writers; {@code CommitTroubleIT} has what it shows one by one. */
final class KilledDatabase implements Row {

    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration WRITING_AGAIN = Duration.ofSeconds(5);

    private final int times;

    KilledDatabase(int times) {
        this.times = times;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        Writers writers = new Writers(tenant.partner(), tenant.group());
        try {
            for (int i = 0; i < times; i++) {
                LockSupport.parkNanos(CALM.toNanos());
                long answered = Installation.shared().killDatabase();
                line.recovered(writers.untilEachIsAcknowledgedAfter(answered), WRITING_AGAIN);
            }
        } finally {
            writers.end();
        }
        line.note("answers " + writers.statuses());
        line.require(Set.of(200, 201, 503).equals(writers.statuses().keySet()), "answers " + writers.statuses());
        line.require(writers.refusalsWithoutRetryAfter() == 0, "503 without Retry-After");
        try (Sql sql = Installation.shared().sql()) {
            StoredWrites stored = new StoredWrites(sql, tenant.id());
            stored.judge(writers, line);
            long expected = writers.statuses().get(201) + writers.replays();
            Deadline.within(
                    Duration.ofSeconds(10),
                    "each creation and each replay is recorded once",
                    () -> stored.creationsRecorded() == expected);
        }
    }
}
