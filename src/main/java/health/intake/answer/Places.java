package health.intake.answer;

import health.intake.line.Line;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for requests that are worked on, for which others wait in their threads. */
final class Places {

    private final Line<CountDownLatch> line;
    private final long patience;
    private final AtomicInteger arrivals = new AtomicInteger();

    Places(int places, Duration patience) {
        this.line = new Line<>(places, patience);
        this.patience = patience.toNanos();
    }

    /** Whether there is a place in time; then it must be left. */
    boolean enter(Object owner) {
        CountDownLatch turn = new CountDownLatch(1);
        return switch (line.join(owner, turn)) {
            case NOW -> true;
            case LATER -> hasCome(turn) || !line.leave(turn);
            case NEVER -> false;
        };
    }

    private boolean hasCome(CountDownLatch turn) {
        // who came together is not refused together: that would be as many threads at once
        long time = patience - patience / 2 * (arrivals.getAndIncrement() & 15) / 16;
        try {
            return turn.await(time, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        CountDownLatch next = line.next();
        if (next != null) {
            next.countDown();
        }
    }
}
