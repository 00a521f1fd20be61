package health.intake.directory;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The number that every change to organizations, groups and keys raises. While it stays the same, everything read from these
 * is still valid, so nodes may cache it; the number itself is cached for less than a second. A revocation therefore takes
 * effect on every node within that second, without messages between nodes.
 */
@ApplicationScoped
public class DirectoryRevision {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    @Inject
    DirectoryRevisionStore store;

    private final LongSupplier nanoTime;
    private volatile Answer answer;
    private volatile long changedAt;
    private volatile boolean failing;
    private volatile long failedAt;

    private record Answer(long revision, long askedAt) {}

    public DirectoryRevision() {
        this(System::nanoTime);
    }

    DirectoryRevision(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.changedAt = nanoTime.getAsLong();
        this.failedAt = changedAt;
        this.answer = new Answer(-1, changedAt - FRESH_NANOS - 1);
    }

    /** The current number; asks the database only if the last answer is too old. */
    public long current() {
        Answer last = answer;
        return isFresh(last) ? last.revision() : reread();
    }

    /** Asks the database in any case; called by the scheduler often enough that requests need not. */
    public synchronized void refresh() {
        long now = nanoTime.getAsLong();
        try {
            answer = new Answer(store.current(), now);
            failing = false;
        } catch (RuntimeException unreachable) {
            failedAt = nanoTime.getAsLong();
            failing = true;
            throw unreachable;
        }
    }

    /** A change was committed on this node: drops the cached number. */
    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DirectoryRaised event) {
        changedAt = nanoTime.getAsLong();
    }

    /** Loads an entry for a cache of the directory. */
    public <V> Optional<V> outside(Supplier<Optional<V>> load) {
        return store.outside(load);
    }

    /** Whether the database did not answer the last time. */
    public boolean isFailing() {
        return failing;
    }

    private long reread() {
        long asked = nanoTime.getAsLong();
        refuseSoonAfterFailure(asked);
        synchronized (this) {
            if (!isFresh(answer)) {
                refuseSoonAfterFailure(asked);
                refresh();
            }
            return answer.revision();
        }
    }

    // While the database hangs, each query takes seconds. If all requests asked one after the other, those that still
    // wait for a thread would wait longer than an answer may take.
    private void refuseSoonAfterFailure(long asked) {
        if (failing && asked - failedAt < FRESH_NANOS) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    // measured from when the query was sent: the result may lack a change that was committed after that
    private boolean isFresh(Answer answer) {
        return nanoTime.getAsLong() - answer.askedAt() < FRESH_NANOS && answer.askedAt() - changedAt > 0;
    }
}
