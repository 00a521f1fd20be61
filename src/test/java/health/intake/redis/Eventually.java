package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for events in other threads or processes. */
public final class Eventually {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Eventually() {}

    /** Fails if it has not come true within the time. */
    public static void within(Duration time, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < deadline) {
            LockSupport.parkNanos(INTERVAL.toNanos());
            met = condition.getAsBoolean();
        }
        assertThat(met).as(what + " within " + time).isTrue();
    }
}
