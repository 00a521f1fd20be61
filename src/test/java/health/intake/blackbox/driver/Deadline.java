package health.intake.blackbox.driver;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, no longer than it may take to become true. */
public final class Deadline {

    private Deadline() {}

    /** Checks an assertion during the whole time. */
    public static void throughout(Duration time, Runnable assertion) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            assertion.run();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    public static void within(Duration limit, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
