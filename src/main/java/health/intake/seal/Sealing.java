package health.intake.seal;

import health.intake.time.InstantColumn;
import health.intake.trouble.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seals settled entries. Numbers of entries are given out before their transactions commit, so an entry may appear below
 * an existing one; sealed entries were seen two rounds ago, and uncommitted entries below them are waited for. Nothing is
 * sealed behind a seal that does not follow from the newest one that this node saw.
 */
@ApplicationScoped
public class Sealing {

    @Inject
    Sealer sealer;

    @Inject
    SealingLog log;

    @Inject
    Clock clock;

    private final Trouble refusal = new Trouble("The audit trail is not sealed", Level.ERROR);

    private volatile @Nullable Seal newest;
    private volatile Unsealed seen = Unsealed.NONE;
    private Unsealed settling = Unsealed.NONE;
    private long sealed;

    /** One round; called by the scheduler, each a second or more after the end of the last. */
    public synchronized void round() {
        Unsealed settled = settling;
        settling = seen;
        Seal known = known(sealer.newest(newest));
        if (known != null) {
            seen = sealer.unsealed(known);
            log.vanished(vanished(settled));
            seal(known, settled.upTo());
        }
    }

    /** Whether the seals in the database differ from those that this node saw. */
    public boolean isRefused() {
        return refusal.isLasting();
    }

    /** Entries that were not sealed a moment ago, {@link Unsealed#COUNTED} standing for that or more. */
    public int unsealed() {
        return seen.entries();
    }

    /** The age of the newest seal; zero until one was seen. */
    public Duration age() {
        Seal last = newest;
        return last == null || last.number() == 0 ? Duration.ZERO : Duration.between(instant(last), clock.instant());
    }

    private int vanished(Unsealed earlier) {
        return earlier.entries() == 0 ? 0 : earlier.entries() - sealer.recount(earlier);
    }

    private void seal(Seal known, long upTo) {
        Seal last = known;
        while (last != null && sealed < upTo) {
            SealStep step = sealer.seal(last, upTo);
            last = known(step.newest());
            log.wrong(step.wrong());
            if (last != null && step.sealed() == 0) {
                sealed = upTo;
            }
        }
    }

    private @Nullable Seal known(@Nullable Seal found) {
        if (found == null) {
            refusal.failed(reason());
        } else {
            newest = found;
            refusal.succeeded();
            log.newest(found);
        }
        return found;
    }

    private String reason() {
        Seal last = newest;
        return sealer.unknownSecret()
                .map(name -> "the newest seal names the secret " + name
                        + ", which is neither INTAKE_SECRET nor in INTAKE_SECRET_OTHER")
                .orElseGet(() -> "the seals do not follow from "
                        + (last == null ? "each other" : last.text() + ", which this node saw"));
    }

    private static Instant instant(Seal seal) {
        return InstantColumn.instant(seal.at());
    }
}
