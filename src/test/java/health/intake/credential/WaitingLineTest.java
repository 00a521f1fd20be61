package health.intake.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work ends when the gate is opened, so that nothing depends on time. */
@Timeout(30)
class WaitingLineTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletionService<Integer> callers = new ExecutorCompletionService<>(threads);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();

    @AfterEach
    void end() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void fortyOwnersWaitAndTheNextIsRefusedAtOnce() throws Exception {
        WaitingLine line = new WaitingLine(1, 20, LONG);
        submit(line, 42);

        // no work can end before the gate is open: the call that ends first was refused
        isRefusedFirst();
        gate.countDown();
        assertThat(results(41)).hasSize(41).containsOnly(1);
    }

    @Test
    void fiveOfOneOwnerWaitAndThereIsRoomForAnother() throws Exception {
        WaitingLine line = new WaitingLine(1, 20, LONG);
        for (int i = 0; i < 7; i++) {
            callers.submit(() -> line.inTurn("owner", this::workUntilTheGateOpens));
        }
        isRefusedFirst();

        callers.submit(() -> line.inTurn("another", this::workUntilTheGateOpens));
        gate.countDown();
        assertThat(results(7)).hasSize(7).containsOnly(1);
    }

    private void isRefusedFirst() throws InterruptedException {
        Future<Integer> first = callers.take();
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .satisfies(e -> assertIsRefusal(e.getCause()));
    }

    @Test
    void noMoreThanAllowedAreAtWorkAtATime() throws Exception {
        WaitingLine line = new WaitingLine(3, 20, LONG);
        CountDownLatch working = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            int owner = i;
            callers.submit(() -> line.inTurn(owner, () -> {
                working.countDown();
                return workUntilTheGateOpens();
            }));
        }
        working.await();
        submit(line, 17);
        gate.countDown();
        assertThat(results(20)).hasSize(20).allMatch(count -> count <= 3);
    }

    @Test
    void workThatWaitsTooLongIsRefused() throws Exception {
        WaitingLine line = new WaitingLine(1, 2, SHORT);
        CountDownLatch working = new CountDownLatch(1);
        callers.submit(() -> line.inTurn("owner", () -> {
            working.countDown();
            return workUntilTheGateOpens();
        }));
        working.await();

        assertIsRefused(() -> line.inTurn("owner", () -> 0));
        assertIsRefused(() -> line.inTurn("owner", () -> 0));
        gate.countDown();
        assertThat(results(1)).containsExactly(1);
        assertThat(line.inTurn("owner", () -> 7)).isEqualTo(7);
    }

    @Test
    void workThatFailsLeavesTheLine() {
        WaitingLine line = new WaitingLine(1, 1, SHORT);
        Supplier<Integer> failing = () -> {
            throw new IllegalArgumentException("failed");
        };
        assertThatThrownBy(() -> line.inTurn("owner", failing)).isInstanceOf(IllegalArgumentException.class);
        assertThat(line.inTurn("owner", () -> 7)).isEqualTo(7);
    }

    @Test
    void threadInterruptedWhileWaitingIsRefusedAndStaysInterrupted() {
        WaitingLine line = new WaitingLine(1, 1, LONG);
        line.inTurn("owner", () -> {
            Thread.currentThread().interrupt();
            assertIsRefused(() -> line.inTurn("another", () -> 0));
            assertThat(Thread.interrupted()).isTrue();
            return 0;
        });
        assertThat(line.inTurn("owner", () -> 7)).isEqualTo(7);
    }

    private void submit(WaitingLine line, int count) {
        for (int i = 0; i < count; i++) {
            int owner = i;
            callers.submit(() -> line.inTurn("owner " + owner, this::workUntilTheGateOpens));
        }
    }

    /** How many were at work at the same time. */
    private int workUntilTheGateOpens() {
        int count = atWork.incrementAndGet();
        try {
            gate.await();
            return count;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            atWork.decrementAndGet();
        }
    }

    private List<Integer> results(int count) throws Exception {
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(callers.take().get(20, TimeUnit.SECONDS));
        }
        return results;
    }

    private static void assertIsRefused(ThrowingCallable call) {
        assertThatThrownBy(call).satisfies(WaitingLineTest::assertIsRefusal);
    }

    private static void assertIsRefusal(Throwable refusal) {
        assertThat(refusal).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(problem.detail()).contains("password").doesNotContain("database");
        });
    }
}
