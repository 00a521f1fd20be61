package health.intake.blackbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Breaks Redis under clients of several nodes, and judges what they saw. */
final class FailOver {

    private static final int CLIENTS = 6;
    private static final int ADDRESSES = 6;
    private static final Duration CALM = Duration.ofSeconds(1);

    /** Sentinels and clusters of these tests agree after a second, nodes look for another master every second. */
    private static final Duration UNTIL_USED = Duration.ofSeconds(25);

    /** Far above what callers wait for Redis: these tests run on busy machines. */
    private static final Duration SLOWEST = Duration.ofSeconds(3);

    private final List<Api> nodes;
    private final List<Api> partners;
    private final Group group;
    private final List<String> emails = new ArrayList<>();

    /** @param nodes without a key */
    FailOver(List<Api> nodes) {
        Tenant tenant = Tenant.create();
        String key = tenant.key("CREATE_USER", "PROFILES_VIEW").secret();
        this.group = tenant.group();
        this.nodes = nodes;
        this.partners = nodes.stream()
                .map(node -> node.with("x-api-key", key).unchecked())
                .toList();
    }

    /**
     * @param fault ends when Redis would be usable again for somebody who knew where
     * @return a line of the report
     */
    String run(String name, int times, Runnable fault) {
        Seen seen = new Seen();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<Void>> clients = clients(seen, over, threads);
        Duration longest = Duration.ZERO;
        try {
            for (int i = 0; i < times; i++) {
                LockSupport.parkNanos(CALM.toNanos());
                long begin = System.nanoTime();
                fault.run();
                Deadline.within(UNTIL_USED, "all nodes use Redis", this::useRedis);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            LockSupport.parkNanos(CALM.toNanos());
        } finally {
            over.set(true);
            clients.forEach(CompletableFuture::join);
            threads.shutdown();
        }
        return judged(name + ", " + times + " times", seen, longest);
    }

    private String judged(String name, Seen seen, Duration untilUsed) {
        String line = "%s: %d requests, %d failed, slowest %d ms, used again after at most %d ms"
                .formatted(name, seen.requests(), seen.failed(), seen.slowest().toMillis(), untilUsed.toMillis());
        assertThat(seen.unexplained()).as(line).isEmpty();
        assertThat(seen.failed()).as(line).isZero();
        assertThat(seen.requests()).as(line).isGreaterThan(100);
        assertThat(seen.slowest()).as(line).isLessThan(SLOWEST);
        return line;
    }

    private List<CompletableFuture<Void>> clients(Seen seen, AtomicBoolean over, ExecutorService threads) {
        List<String> addresses =
                Stream.generate(() -> Unique.email("shared")).limit(ADDRESSES).toList();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Mover mover = new Mover(partners, seen, addresses, new Random(i));
            clients.add(CompletableFuture.runAsync(() -> mover.work(group, over::get), threads));
        }
        return clients;
    }

    boolean useRedis() {
        return nodes.stream()
                .allMatch(node -> node.get("/api/health/ready").text().startsWith("{\"status\":\"UP\""));
    }

    void createProfiles(int count) {
        for (int i = 0; i < count; i++) {
            String email = Unique.email("there");
            partners.get(0)
                    .post(Tenant.PROFILES, ProfileBody.in(group).withEmail(email))
                    .is(201);
            emails.add(email);
        }
    }

    /** Finds each of the created ones. */
    void lookUpProfiles() {
        emails.forEach(email -> assertThat(partners.get(1)
                        .get(Tenant.PROFILES + "?email=" + email)
                        .is(200)
                        .each("id"))
                .hasSize(1));
    }
}
