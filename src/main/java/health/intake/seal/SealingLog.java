package health.intake.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logs the state of the trail, so that a copy of the log proves seals that the database no longer holds. */
@ApplicationScoped
public class SealingLog {

    private static final Logger LOG = System.getLogger("health.intake");
    private static final Duration PERIOD = Duration.ofMinutes(1);

    @Inject
    Clock clock;

    private @Nullable Seal logged;
    private Instant loggedAt = Instant.MIN;
    private volatile long vanished;
    private volatile long wrong;

    /** The number of entries that were deleted before they were sealed. */
    public long vanished() {
        return vanished;
    }

    /** The number of entries that, when they were sealed, did not match the MAC that they were written with. */
    public long wrong() {
        return wrong;
    }

    /** Writes the newest seal to the log if it has changed, at most once a minute. */
    synchronized void newest(Seal seal) {
        Instant now = clock.instant();
        if (!seal.equals(logged) && Duration.between(loggedAt, now).compareTo(PERIOD) >= 0) {
            LOG.log(Level.INFO, "Audit seal " + seal.text());
            logged = seal;
            loggedAt = now;
        }
    }

    synchronized void vanished(int entries) {
        if (entries > 0) {
            vanished += entries;
            LOG.log(Level.ERROR, entries + " audit entries vanished before they were sealed");
        }
    }

    synchronized void wrong(int entries) {
        if (entries > 0) {
            wrong += entries;
            LOG.log(
                    Level.ERROR,
                    entries + " audit entries do not match the MAC that they were written with:"
                            + " scripts/admin audit verify names them");
        }
    }
}
