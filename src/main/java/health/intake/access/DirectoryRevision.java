package health.intake.access;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * The number that every change to organizations, groups and keys raises. What was read from these while the number was
 * the same is still true, so nodes may remember it; the number itself is believed for less than a second. That makes a
 * revocation hold on every node within that second without any message between nodes.
 */
@ApplicationScoped
public class DirectoryRevision {

    private static final long BELIEVED_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    @Inject
    DirectoryRevisionStore store;

    private volatile Reading reading = new Reading(-1, System.nanoTime() - BELIEVED_NANOS - 1);
    private volatile long changedAt = System.nanoTime();
    private volatile long failedAt = System.nanoTime();

    private record Reading(long revision, long askedAt) {}

    /** The current number; asks the database only if the last answer is too old. */
    public long current() {
        Reading last = reading;
        return isBelievable(last) ? last.revision() : reread();
    }

    /** Asks the database, whatever is known; called by the clock often enough that requests need not. */
    public synchronized void refresh() {
        long now = System.nanoTime();
        try {
            reading = new Reading(store.current(), now);
        } catch (RuntimeException unreachable) {
            failedAt = System.nanoTime();
            throw unreachable;
        }
    }

    /** A change was committed on this node: what is known is no longer believed. */
    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DirectoryRaised event) {
        changedAt = System.nanoTime();
    }

    private long reread() {
        long asked = System.nanoTime();
        synchronized (this) {
            if (!isBelievable(reading)) {
                // whoever waited for somebody else's failure need not wait for one of their own
                if (failedAt - asked > 0) {
                    throw new ProblemException(ProblemType.UNAVAILABLE);
                }
                refresh();
            }
            return reading.revision();
        }
    }

    // measured from when the question was asked: a change committed after that may be missing in the answer
    private boolean isBelievable(Reading reading) {
        return System.nanoTime() - reading.askedAt() < BELIEVED_NANOS && reading.askedAt() - changedAt > 0;
    }
}
