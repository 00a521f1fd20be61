package health.intake.blackbox.redis;

import health.intake.blackbox.driver.Answer;
import health.intake.history.AddressModel;
import health.intake.history.Histories;
import health.intake.history.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the clients saw: the history of each address, and how requests ended. */
final class Seen {

    private static final Set<Integer> VALID = Set.of(200, 201, 409);

    private final Histories<Optional<String>, AddressModel.Operation> addresses = new Histories<>(new AddressModel());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();

    /** Counts the request; every one of these clients is valid. */
    Answer timed(Supplier<Answer> request) {
        long called = System.nanoTime();
        requests.incrementAndGet();
        try {
            Answer answer = request.get();
            if (!VALID.contains(answer.status())) {
                failed.incrementAndGet();
            }
            return answer;
        } catch (AssertionError cutOff) {
            failed.incrementAndGet();
            throw cutOff;
        } finally {
            slowest.accumulateAndGet(System.nanoTime() - called, Math::max);
        }
    }

    void add(String address, AddressModel.Operation operation, long called) {
        addresses.add(address, new Step<>(operation, called, System.nanoTime()));
    }

    List<String> unexplained() {
        return addresses.unexplained();
    }

    int requests() {
        return requests.get();
    }

    int failed() {
        return failed.get();
    }

    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }
}
