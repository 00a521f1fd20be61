package health.intake.blackbox.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Clients that create, read, look up and list without a pause, until they are stopped. */
public final class Clients implements AutoCloseable {

    private static final int CLIENTS = 8;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final List<CompletableFuture<Void>> working;
    private volatile boolean over;

    private Clients(Api api, Group group) {
        working = Stream.generate(() -> CompletableFuture.runAsync(() -> work(api, group)))
                .limit(CLIENTS)
                .toList();
    }

    /**
     * @param api with a key that may create and view
     * @param group in which they create
     */
    public static Clients start(Api api, Group group) {
        return new Clients(api, group);
    }

    private void work(Api api, Group group) {
        while (!over) {
            String email = Unique.slug("rolling") + "@example.com";
            String body = ProfileBody.in(group).withEmail(email).toString();
            count(201, () -> api.post(Tenant.PROFILES, body));
            count(200, () -> api.get(Tenant.PROFILES + "?email=" + email));
            count(200, () -> api.get(Tenant.PROFILES + "?limit=20"));
        }
    }

    private void count(int expected, Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() == expected) {
                succeeded.incrementAndGet();
            } else {
                failures.add(answer.status() + " " + answer.text());
            }
        } catch (AssertionError cutOff) {
            failures.add(cutOff.getMessage());
        }
    }

    /** Fails if a request failed so far. */
    public void haveNoFailure() {
        // without a load balancer's node, there are thousands of the same
        assertThat(failures.stream().distinct().limit(5)).isEmpty();
    }

    /** Stops them, and fails if a request failed or too few were sent for that to say anything. */
    public void endWithoutFailure() {
        close();
        haveNoFailure();
        assertThat(succeeded.get()).isGreaterThan(1_000);
    }

    @Override
    public void close() {
        over = true;
        working.forEach(CompletableFuture::join);
    }
}
