package health.intake.line;

import health.intake.line.Line.Size;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for requests that are worked on; others wait in their threads. */
public final class Places {

    private final Line<CountDownLatch> line;
    private final long patience;
    private final AtomicInteger arrivals = new AtomicInteger();

    public Places(int places, Duration patience) {
        this(new Line<>(places, patience), patience);
    }

    /**
     * Places for work that uses resources not shared here, so that an owner never has more than its share.
     *
     * @param waiting how many may wait
     */
    public static Places neverOfOne(int places, int waiting, Duration patience) {
        return new Places(new Line<>(new Size(places, waiting, Size.NEVER), patience, System::nanoTime), patience);
    }

    private Places(Line<CountDownLatch> line, Duration patience) {
        this.line = line;
        this.patience = patience.toNanos();
    }

    /** Whether there is a place in time; it must be left afterwards. */
    public boolean enter(Object owner) {
        CountDownLatch turn = new CountDownLatch(1);
        return switch (line.join(owner, turn)) {
            case NOW -> true;
            case LATER -> hasCome(turn) || !line.leave(turn);
            case NEVER -> false;
        };
    }

    private boolean hasCome(CountDownLatch turn) {
        // requests that came together are not refused together: that would be as many threads at once
        long time = patience - patience / 2 * (arrivals.getAndIncrement() & 15) / 16;
        try {
            return turn.await(time, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void leave(Object owner) {
        line.next(owner).forEach(CountDownLatch::countDown);
    }
}
