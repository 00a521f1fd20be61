package health.intake.blackbox.faults;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Something happens to Redis under clients: none of them notices, and look-ups soon use the index again. */
final class BrokenRedis implements Row {

    private static final int CLIENTS = 8;
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration USED_TO_IT = Duration.ofSeconds(5);
    private static final Duration P99 = Duration.ofMillis(500);
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 409);

    private final int times;
    private final Runnable fault;

    BrokenRedis(int times, Runnable fault) {
        this.times = times;
        this.fault = fault;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        FaultBattery battery = new FaultBattery(CLIENTS, CALM);
        IndexProbe probe = new IndexProbe(tenant.partner(), tenant.group());
        for (int i = 0; i < times; i++) {
            AtomicLong began = new AtomicLong();
            AtomicLong ended = new AtomicLong();
            Seen seen = battery.watch(1, () -> {
                began.set(System.nanoTime());
                fault.run();
                ended.set(System.nanoTime());
            });
            seen.judge(line, EXPECTED);
            line.longest(
                    "p99 after 5 s",
                    seen.sentAfter(began.get() + USED_TO_IT.toNanos()).p99(),
                    P99);
            line.longest("longest", seen.longest());
            probe.judge(line, ended.get());
        }
    }
}
