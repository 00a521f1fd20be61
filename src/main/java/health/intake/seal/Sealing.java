package health.intake.seal;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.time.InstantColumn;
import health.intake.trouble.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Seals settled entries. The database numbers entries before their transactions commit, so an entry may appear with a lower
 * number than an existing one. Therefore an entry is sealed two rounds after it was first seen, and sealing waits for
 * uncommitted entries with lower numbers. In Galera it cannot wait for those of other nodes: there it lets so many rounds pass
 * that their transactions have ended. If the newest seal does not follow from the one that this node saw last, the node
 * seals nothing.
 */
@ApplicationScoped
public class Sealing {

    private static final int ROUNDS = 2;

    /** Rounds are a second apart, and no transaction lasts for so long: {@code idle_transaction_timeout} sees to it. */
    private static final int ROUNDS_IN_GALERA = 12;

    @Inject
    Sealer sealer;

    @Inject
    SealingLog log;

    @Inject
    Clock clock;

    private final Trouble refusal = new Trouble("The audit trail is not sealed", Level.ERROR);

    private volatile @Nullable Seal newest;
    private volatile Unsealed seen = Unsealed.NONE;
    /** What the rounds before saw, the latest last. */
    private final Deque<Unsealed> settling = new ArrayDeque<>();

    private int rounds;
    private long sealed;

    /** Runs one round; called by the scheduler at least a second after the end of the previous round. */
    public synchronized void round() {
        Unsealed settled = settled();
        Seal last = accept(sealer.newest(newest));
        if (last != null) {
            seen = sealer.unsealed(last);
            log.vanished(vanished(settled));
            seal(last, settled.upTo());
        }
    }

    private Unsealed settled() {
        if (rounds == 0) {
            rounds = sealer.isClustered() ? ROUNDS_IN_GALERA : ROUNDS;
        }
        settling.addLast(seen);
        return settling.size() < rounds ? Unsealed.NONE : settling.removeFirst();
    }

    /** Whether the seals in the database differ from those that this node saw. */
    public boolean isRefused() {
        return refusal.isLasting();
    }

    /** The number of unsealed entries in the last round; {@link Unsealed#COUNTED} means that many or more. */
    public int unsealed() {
        return seen.entries();
    }

    /** The age of the newest seal; zero until this node has seen one. */
    public Duration age() {
        Seal last = newest;
        return last == null || last.number() == 0 ? Duration.ZERO : Duration.between(instant(last), clock.instant());
    }

    private int vanished(Unsealed earlier) {
        return earlier.entries() == 0 ? 0 : earlier.entries() - sealer.recount(earlier);
    }

    private void seal(Seal from, long upTo) {
        Seal last = from;
        while (last != null && sealed < upTo) {
            Seal before = last;
            SealStep step = retried(() -> sealer.seal(before, upTo));
            last = accept(step.newest());
            log.wrong(step.wrong());
            if (last != null && step.sealed() == 0) {
                sealed = upTo;
            }
        }
    }

    private @Nullable Seal accept(@Nullable Seal found) {
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
