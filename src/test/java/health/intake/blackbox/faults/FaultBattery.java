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

/** Breaks one thing again and again under clients, and judges what they saw. */
final class FaultBattery {

    private static final int CLIENTS = 8;
    private static final int ADDRESSES = 6;

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api api = tenant.key("CREATE_USER", "PROFILES_VIEW").api().unchecked();
    private final Duration calm;

    /** @param calm how long the clients work before each fault, and after the last */
    FaultBattery(Duration calm) {
        this.calm = calm;
    }

    /**
     * @param name in the report
     * @param expected the statuses with which requests may end
     * @return a line of the report
     */
    String run(String name, int times, Set<Integer> expected, Runnable fault) {
        Seen seen = new Seen();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<Void>> clients = clients(seen, over, threads);
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(calm.toNanos());
            fault.run();
        }
        LockSupport.parkNanos(calm.toNanos());
        over.set(true);
        clients.forEach(CompletableFuture::join);
        threads.shutdown();

        Installation.shared().awaitHealth();
        String line = "%s, %d times: %d operations on profiles and %d on addresses, by status %s, longest %d ms"
                .formatted(
                        name,
                        times,
                        seen.profiles.size(),
                        seen.addresses.size(),
                        seen.statuses(),
                        seen.longest().toMillis());
        assertThat(seen.unexplained()).as(line).isEmpty();
        assertThat(seen.statuses().keySet()).as(line).isSubsetOf(expected);
        return line;
    }

    private List<CompletableFuture<Void>> clients(Seen seen, AtomicBoolean over, ExecutorService threads) {
        CopyOnWriteArrayList<String> profiles = new CopyOnWriteArrayList<>();
        List<String> addresses =
                Stream.generate(() -> Unique.email("shared")).limit(ADDRESSES).toList();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(api, seen, profiles, addresses, new Random(i), over::get);
            clients.add(CompletableFuture.runAsync(() -> client.work(group), threads));
        }
        return clients;
    }
}
