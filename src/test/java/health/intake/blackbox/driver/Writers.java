package health.intake.blackbox.driver;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sixteen clients that create profiles and change each, one after the other; they send again what was not acknowledged,
 * creations with their {@code Idempotency-Key}.
 */
public final class Writers {

    public static final int COUNT = 16;

    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();
    private static final long PAUSE = 50_000_000;
    private static final List<Integer> ACKNOWLEDGED = List.of(200, 201);

    private final List<Api> partners;
    private final Group group;
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final Map<String, String> weights = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicInteger refusalsWithoutRetryAfter = new AtomicInteger();
    private final Map<Integer, Long> newest = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** Begins at once. */
    public Writers(Api partner, Group group) {
        this(List.of(partner), group);
    }

    /** @param partners one on each node; each writer has one of them */
    public Writers(List<Api> partners, Group group) {
        this.partners = List.copyOf(partners);
        this.group = group;
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            newest.put(i, 0L);
            running.add(CompletableFuture.runAsync(() -> write(number), threads));
        }
    }

    /** Waits until the last request of each is acknowledged. */
    public void end() {
        ended = true;
        try {
            running.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    /** How long after this time each writer had an acknowledgement. */
    public Duration untilEachIsAcknowledgedAfter(long time) {
        while (newest.values().stream().anyMatch(last -> last < time)) {
            if (System.nanoTime() - time > PATIENCE) {
                throw new AssertionError("a writer is not acknowledged");
            }
            running.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(CompletableFuture::join);
            LockSupport.parkNanos(PAUSE / 10);
        }
        return Duration.ofNanos(System.nanoTime() - time);
    }

    /** The weights of all acknowledged profiles by id, as they were acknowledged last. */
    public Map<String, String> acknowledged() {
        return weights;
    }

    public long acknowledgements() {
        return statuses.stream().filter(ACKNOWLEDGED::contains).count();
    }

    /** Creations that had been committed without an acknowledgement. */
    public int replays() {
        return replays.get();
    }

    /** How many requests ended with each status; those that were cut off with {@link Seen#CUT_OFF}. */
    public Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
        return counts;
    }

    public int refusalsWithoutRetryAfter() {
        return refusalsWithoutRetryAfter.get();
    }

    private void write(int number) {
        Api partner = partners.get(number % partners.size());
        while (!ended) {
            String email = Unique.email("writer");
            Api once = partner.with("Idempotency-Key", email);
            ProfileBody body = ProfileBody.in(group).withEmail(email).with("weight", "50.1");
            Answer created = untilAcknowledged(number, () -> once.post(PROFILES, body));
            replays.addAndGet(created.header("Idempotent-Replayed") == null ? 0 : 1);
            weights.put(created.id(), "50.100");
            untilAcknowledged(number, () -> partner.patch(PROFILES + "/" + created.id(), "{\"weight\":71.25}"));
            weights.put(created.id(), "71.250");
        }
    }

    private Answer untilAcknowledged(int number, Supplier<Answer> request) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            try {
                Answer answer = request.get();
                statuses.add(answer.status());
                if (ACKNOWLEDGED.contains(answer.status())) {
                    newest.put(number, System.nanoTime());
                    return answer;
                }
                refusalsWithoutRetryAfter.addAndGet(answer.header("Retry-After") == null ? 1 : 0);
            } catch (AssertionError cutOff) {
                statuses.add(Seen.CUT_OFF);
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new AssertionError("not acknowledged within " + Duration.ofNanos(PATIENCE));
    }
}
