package health.intake.line;

import health.intake.line.Line.Size;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for requests that are worked on; other requests wait in their threads. */
public final class Places {

    private final Line<CountDownLatch> line;
    private final long maxWait;
    private final AtomicInteger arrivals = new AtomicInteger();

    public Places(int places, Duration maxWait) {
        this(new Line<>(places, maxWait), maxWait);
    }

    /**
     * Places of which an owner never has more than its share, for work that also takes resources beyond these places.
     *
     * @param waiting the greatest number of waiting requests
     */
    public static Places withFixedShares(int places, int waiting, Duration maxWait) {
        return new Places(new Line<>(new Size(places, waiting, Size.NEVER), maxWait, System::nanoTime), maxWait);
    }

    private Places(Line<CountDownLatch> line, Duration maxWait) {
        this.line = line;
        this.maxWait = maxWait.toNanos();
    }

    /** Waits for a place; true if it got one in time, which {@link #leave} must then give back. */
    public boolean enter(Object owner) {
        CountDownLatch turn = new CountDownLatch(1);
        return switch (line.join(owner, turn)) {
            case NOW -> true;
            case LATER -> hasCome(turn) || !line.leave(turn);
            case NEVER -> false;
        };
    }

    private boolean hasCome(CountDownLatch turn) {
        // times differ, because requests that came together and were refused together would all run at once
        long time = maxWait - maxWait / 2 * (arrivals.getAndIncrement() & 15) / 16;
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
