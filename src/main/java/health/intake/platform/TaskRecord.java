package health.intake.platform;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The successes and failures of a task since the node was started. */
final class TaskRecord {

    private final LongSupplier nanoTime;
    private final LongAdder failures = new LongAdder();
    private volatile long succeededAt;

    TaskRecord() {
        this(System::nanoTime);
    }

    TaskRecord(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.succeededAt = nanoTime.getAsLong();
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    void succeeded() {
        succeededAt = nanoTime.getAsLong();
    }

    void failed() {
        failures.increment();
    }

    long failures() {
        return failures.sum();
    }

    /** The time since its last success, or since the start. */
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - succeededAt);
    }
}
