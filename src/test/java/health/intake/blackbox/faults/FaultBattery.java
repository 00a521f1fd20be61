package health.intake.blackbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Breaks one thing again and again under clients, and tells or judges what they saw. */
final class FaultBattery {

    private static final int ADDRESSES = 6;

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
        Seen seen = new Seen();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(size);
        List<CompletableFuture<Void>> clients = clients(seen, over, threads);
        try {
            for (int i = 0; i < times; i++) {
                LockSupport.parkNanos(calm.toNanos());
                fault.run();
            }
            LockSupport.parkNanos(calm.toNanos());
        } finally {
            over.set(true);
        }
        clients.forEach(CompletableFuture::join);
        threads.shutdown();
        Installation.shared().awaitHealth();
        return seen;
    }

    private List<CompletableFuture<Void>> clients(Seen seen, AtomicBoolean over, ExecutorService threads) {
        CopyOnWriteArrayList<String> profiles = new CopyOnWriteArrayList<>();
        List<String> addresses =
                Stream.generate(() -> Unique.email("shared")).limit(ADDRESSES).toList();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Client client = new Client(api, seen, profiles, addresses, new Random(i), over::get);
            clients.add(CompletableFuture.runAsync(() -> client.work(group), threads));
        }
        return clients;
    }
}
