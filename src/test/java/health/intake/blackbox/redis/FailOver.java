package health.intake.blackbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.StatementLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Breaks Redis under clients of several nodes, and judges what they saw. */
final class FailOver {

    private static final int COMPETING = 3;
    private static final int CLIENTS = 2 * COMPETING;
    private static final int PEOPLE = 4;
    private static final int WARM = 3;
    private static final Duration CALM = Duration.ofSeconds(1);

    /** Sentinels and clusters of these tests agree in seconds, nodes look for another master every second: slack for busy machines. */
    private static final Duration UNTIL_USED = Duration.ofSeconds(60);

    /** Far above what callers wait for Redis, for the same reason. */
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private static final double HITS = 0.9;
    private static final Pattern BY_ID = Pattern.compile("\\bid = ");

    private final List<Api> nodes;
    private final List<Partner> partners;

    /**
     * @param nodes without a key
     * @param organizations with people who are looked up after a fault
     */
    FailOver(List<Api> nodes, int organizations) {
        this.nodes = nodes;
        this.partners = partners(nodes, organizations);
    }

    private static List<Partner> partners(List<Api> nodes, int count) {
        return Stream.generate(() -> new Partner(nodes)).limit(count).toList();
    }

    /**
     * Judges clients during the faults, and the index after them.
     *
     * @param fault ends when others can find a master
     * @param repair brings back what failed
     * @return a line of the report
     */
    String run(String name, int times, Runnable fault, Runnable repair) {
        createPeople();
        warmUp();
        Seen seen = new Seen();
        List<Duration> untilUsed = new ArrayList<>();
        underClients(seen, () -> {
            for (int i = 0; i < times; i++) {
                pause();
                long begin = System.nanoTime();
                fault.run();
                awaitUse();
                untilUsed.add(Duration.ofNanos(System.nanoTime() - begin));
                repair.run();
            }
            pause();
        });
        String line = judged(seen);
        createPeople();
        awaitHits();
        return "%s, %d times: %s, used again after %s ms"
                .formatted(
                        name,
                        times,
                        line,
                        untilUsed.stream().map(Duration::toMillis).toList());
    }

    private void underClients(Seen seen, Runnable faults) {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        // their addresses have no history yet
        List<Partner> competing = partners(nodes, COMPETING);
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Mover(competing.get(i % COMPETING), seen, new Random(i)))
                .map(client -> CompletableFuture.runAsync(() -> client.work(over::get), threads))
                .toList();
        try {
            faults.run();
        } finally {
            over.set(true);
            threads.shutdown();
        }
        clients.forEach(CompletableFuture::join);
    }

    /** The first requests of a node are slow for other reasons. */
    private void warmUp() {
        for (int i = 0; i < WARM; i++) {
            movePeople();
            partners.forEach(Partner::lookUpPeople);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(CALM.toNanos());
    }

    private static String judged(Seen seen) {
        String line = "%d requests, %d failed, slowest %d ms"
                .formatted(seen.requests(), seen.failed(), seen.slowest().toMillis());
        assertThat(seen.unexplained()).as(line).isEmpty();
        assertThat(seen.failed()).as(line).isZero();
        assertThat(seen.requests()).as(line).isGreaterThan(50);
        assertThat(seen.slowest()).as(line).isLessThan(SLOWEST);
        return line;
    }

    /** Waits until Redis answers every node. */
    void awaitUse() {
        Deadline.within(UNTIL_USED, "all nodes use Redis", () -> nodes.stream()
                .allMatch(node -> node.get("/api/health/ready").text().startsWith("{\"status\":\"UP\"")));
    }

    /** In each organization. */
    void createPeople() {
        partners.forEach(partner -> partner.createPeople(PEOPLE));
    }

    /** Gives all created people other addresses. */
    void movePeople() {
        partners.forEach(Partner::movePeople);
    }

    /** Looks all created people up until the index finds nine of ten; each look-up has to find the right one. */
    void awaitHits() {
        Deadline.within(UNTIL_USED, "the index finds 90 % of them", () -> hitRate() >= HITS);
    }

    private double hitRate() {
        AtomicInteger lookUps = new AtomicInteger();
        StatementLog log = StatementLog.during(() ->
                lookUps.set(partners.stream().mapToInt(Partner::lookUpPeople).sum()));
        long byAddress = log.statements().stream()
                .map(statement -> statement.toLowerCase(Locale.ROOT))
                .filter(statement -> statement.contains("email_canonical = ")
                        && !BY_ID.matcher(statement).find())
                .count();
        return 1 - (double) byAddress / lookUps.get();
    }
}
