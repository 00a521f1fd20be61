package health.intake.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one clock. It ticks in microseconds, as finely as the database stores, so that what is kept equals what was said. */
@ApplicationScoped
public class Clocks {

    private static final Duration STORED_PRECISION = Duration.ofNanos(1000);

    @Produces
    @Dependent
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), STORED_PRECISION);
    }
}
