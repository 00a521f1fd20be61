package health.intake.blackbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.JudgedClients;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Breaks one thing again and again under clients, and tells or judges what they saw. */
final class FaultBattery {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api api = tenant.key("CREATE_USER", "PROFILES_VIEW").api().unchecked();
    private final int size;
    private final Duration calm;

    /**
     * @param size how many clients
     * @param calm how long the clients work before each fault, and after the last
     */
    FaultBattery(int size, Duration calm) {
        this.size = size;
        this.calm = calm;
    }

    /**
     * @param name in the report
     * @param expected the statuses with which requests may end
     */
    void run(String name, int times, Set<Integer> expected, Runnable fault) {
        Seen seen = watch(times, fault);
        String report = "%s, %d times: %s".formatted(name, times, seen);
        assertThat(seen.unexplained()).as(report).isEmpty();
        assertThat(seen.statuses().keySet()).as(report).isSubsetOf(expected);
    }

    /** What the clients see while it breaks so many times, until the service is healthy again. */
    Seen watch(int times, Runnable fault) {
        Seen seen = JudgedClients.during(() -> breakAgain(times, fault), Collections.nCopies(size, api), group);
        Installation.shared().awaitHealth();
        return seen;
    }

    private void breakAgain(int times, Runnable fault) {
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(calm.toNanos());
            fault.run();
        }
        LockSupport.parkNanos(calm.toNanos());
    }
}
