package health.intake.audit;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Where the entries of reads and refusals wait, for a moment, to be written together. */
@ApplicationScoped
public class AuditQueue {

    private static final Logger LOG = System.getLogger("health.intake");

    private static final int CAPACITY = 10_000;
    private static final int BATCH = 1_000;

    @Inject
    AuditWriter writer;

    private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final List<AuditEntry> batch = new ArrayList<>();
    private volatile boolean failing;

    /** Takes an entry, or ends the request with {@code unavailable}: what cannot be recorded is not answered. */
    public void offer(AuditEntry entry) {
        if (failing || !waiting.offer(entry)) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    /** How many entries wait. */
    public int length() {
        return waiting.size();
    }

    /** Whether the last attempt to write did not succeed. */
    public boolean isFailing() {
        return failing;
    }

    /** Writes what waits; called by the clock, several times a second. What cannot be written is kept for the next time. */
    public synchronized void write() {
        for (refill(); !batch.isEmpty(); refill()) {
            try {
                writer.write(batch, failing);
            } catch (RuntimeException failure) {
                tell(true);
                throw failure;
            }
            batch.clear();
            tell(false);
        }
    }

    private void refill() {
        if (batch.isEmpty()) {
            waiting.drainTo(batch, BATCH);
        }
    }

    private void tell(boolean isFailing) {
        if (failing != isFailing) {
            LOG.log(
                    Level.WARNING,
                    isFailing ? "The audit trail cannot be written" : "The audit trail is written again");
        }
        failing = isFailing;
    }
}
