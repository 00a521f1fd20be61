package health.intake.answer;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of answers wait for their readers. */
final class Outstanding {

    /** What a socket takes at once. */
    static final int SMALL = 8 * 1024;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    Outstanding(long limit) {
        this.limit = limit;
    }

    /** Whether there was room for as many. */
    boolean add(int size) {
        if (bytes.addAndGet(size) > limit) {
            remove(size);
            return false;
        }
        return true;
    }

    void remove(int size) {
        bytes.addAndGet(-size);
    }
}
