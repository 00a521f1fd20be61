package health.intake.answer;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of answers that slow readers have not taken yet, up to a limit. */
final class Outstanding {

    /** An answer of at most this many bytes fits into the buffer of a socket. */
    static final int SMALL = 8 * 1024;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    Outstanding(long limit) {
        this.limit = limit;
    }

    /** Adds a number of bytes; false if that would exceed the limit. */
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
