package health.intake.answer;

import java.util.concurrent.atomic.AtomicLong;

/** The number of bytes of answers that wait for their readers. */
final class Outstanding {

    /** The bytes that a socket takes at once. */
    static final int SMALL = 8 * 1024;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    Outstanding(long limit) {
        this.limit = limit;
    }

    /** Whether there was room for that many. */
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
