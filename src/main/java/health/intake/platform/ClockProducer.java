package health.intake.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** Makes the only clock. It ticks in microseconds, the precision of the database, so that stored times equal printed ones. */
@ApplicationScoped
public class ClockProducer {

    private static final Duration STORED_PRECISION = Duration.ofNanos(1000);

    @Produces
    @Dependent
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), STORED_PRECISION);
    }
}
