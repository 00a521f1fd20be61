package health.intake.retention;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.seal.Checkpoint;
import health.intake.trouble.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than the retention, beside the traffic: in short transactions with pauses between them, so that most of the
 * time is left to requests. Every node does so, but stands aside while another one does.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = System.getLogger("health.intake");

    /** So short that a node which is told to stop need not wait for it. */
    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    /** Between two looks for something that is old enough. */
    private static final long IDLE_NANOS = Duration.ofSeconds(20).toNanos();

    /** A piece may take a quarter of the time. */
    private static final int PAUSES = 3;

    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    /** Between two lines in the log. */
    private static final long TOLD_NANOS = Duration.ofMinutes(1).toNanos();

    @Inject
    Remover remover;

    @Inject
    @ConfigProperty(name = "intake.audit.retention.days")
    Optional<Integer> days;

    LongSupplier nanoTime = System::nanoTime;
    LongConsumer pause = LockSupport::parkNanos;

    private final Trouble obstacle = new Trouble("Old audit entries are not removed", Level.ERROR);

    private @Nullable Checkpoint seen;
    private long idleUntil = nanoTime.getAsLong();
    private volatile long removed;
    private long told;
    private long toldAt = nanoTime.getAsLong() - TOLD_NANOS;

    /** Works for about a second at most; called by the scheduler a second after the end of the previous round. */
    public synchronized void round() {
        long now = nanoTime.getAsLong();
        if (now - idleUntil < 0) {
            return;
        }
        if (remover.isToBeRenewed()) {
            retried(() -> remover.renew());
        }
        boolean more = days.isPresent() && removes(days.get(), now + WINDOW_NANOS);
        if (!more) {
            idleUntil = nanoTime.getAsLong() + IDLE_NANOS;
        }
        tell(!more);
    }

    /** Whether there may be more to remove. */
    private boolean removes(int keptDays, long end) {
        boolean more = true;
        while (more && end - nanoTime.getAsLong() > 0) {
            long start = nanoTime.getAsLong();
            more = leavesMore(retried(() -> remover.remove(seen, Duration.ofDays(keptDays))));
            pause.accept(Math.max(SHORTEST_PAUSE_NANOS, PAUSES * (nanoTime.getAsLong() - start)));
        }
        return more;
    }

    /** Whether there may be more to remove. */
    private boolean leavesMore(RemovalStep step) {
        if (step.isBusy()) {
            return true;
        }
        seen = step.checkpoint();
        removed += step.removed();
        if (step.obstacle() == null) {
            obstacle.succeeded();
        } else {
            obstacle.failed(step.obstacle());
        }
        return step.removed() > 0;
    }

    /** The number of entries that this node removed. */
    public long removed() {
        return removed;
    }

    /** Whether something that is old enough cannot be removed, as it is not proven. */
    public boolean isObstructed() {
        return obstacle.isLasting();
    }

    private void tell(boolean isDone) {
        Checkpoint last = seen;
        long now = nanoTime.getAsLong();
        if (last != null && removed > told && (isDone || now - toldAt >= TOLD_NANOS)) {
            LOG.log(
                    Level.INFO,
                    "{0} audit entries were removed, up to the seal {1}",
                    Long.toString(removed - told),
                    last.seal().text());
            told = removed;
            toldAt = now;
        }
    }
}
