package health.intake.audit;

import health.intake.line.Room;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.trouble.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Holds the entries of reads and refusals for a moment, so that they are written together. */
@ApplicationScoped
public class AuditQueue {

    /** In ids of some 40 bytes each. */
    private static final int CAPACITY = 1_000_000;

    /** The size of an entry without the ids of its profiles, measured in ids; with its user agent. */
    private static final int ENTRY = 19;

    private static final int BATCH = 1_000;

    /** A list is an entry with a row for each of its profiles: the size of a transaction is limited by these, too. */
    private static final int PROFILES_OF_BATCH = 20_000;

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    @Inject
    AuditWriter writer;

    /** Slows down only an organization whose lists are read faster than their entries are written. */
    private final Room room = new Room(CAPACITY);

    private final Queue<AuditEntry> waiting = new LinkedBlockingQueue<>();
    private final List<AuditEntry> batch = new ArrayList<>();
    /** By kind, so that one kind of refusal does not crowd another out of the trail. */
    private final Map<String, Tally> subjects = new ConcurrentHashMap<>();

    private volatile boolean failing;

    /**
     * Takes an entry, or ends the request with {@code unavailable}: a request that cannot be recorded is not answered. If
     * the queue is full, this waits for room, so that a caller who reads too fast is slowed down before it is refused.
     */
    public void offer(AuditEntry entry) {
        try {
            if (failing || !hasTaken(entry, MAX_WAIT)) {
                throw new ProblemException(ProblemType.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    /**
     * Takes the entry of a refusal if it is the first of its subject in this minute and there is room: clients without a
     * valid key must not fill the trail, and learn from the answer only that they are refused.
     *
     * @param kind of refusal
     */
    public void offerFirst(String kind, String subject, AuditEntry entry) {
        Tally ofKind = subjects.computeIfAbsent(kind, unknown -> new Tally());
        try {
            if (ofKind.count(subject) == 1 && !failing) {
                hasTaken(entry, Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasTaken(AuditEntry entry, Duration maxWait) throws InterruptedException {
        return room.take(owner(entry), size(entry), maxWait) && waiting.add(entry);
    }

    private static Object owner(AuditEntry entry) {
        return Optional.ofNullable(entry.call().organizationId());
    }

    private static int size(AuditEntry entry) {
        return ENTRY + entry.profileIds().size();
    }

    /** Begins the next minute for refusals; called by the scheduler. */
    public void beginMinute() {
        subjects.values().forEach(Tally::take);
    }

    /** The number of entries that wait. */
    public int length() {
        return waiting.size();
    }

    /** Whether the last attempt to write failed. */
    public boolean isFailing() {
        return failing;
    }

    /**
     * Writes the entries that wait; called by the scheduler several times a second. Keeps entries that cannot be written for
     * the next call.
     */
    public synchronized void write() {
        for (refill(); !batch.isEmpty(); refill()) {
            try {
                writeBatch();
            } catch (RuntimeException | Error failure) {
                failing = true;
                throw failure;
            }
            batch.clear();
            failing = false;
        }
    }

    private void writeBatch() {
        try {
            writer.write(batch, failing);
        } catch (RuntimeException failure) {
            if (failing) {
                throw failure;
            }
            // a deadlock is over at once: no request need be refused because of it
            writer.write(batch, true);
        }
    }

    private void refill() {
        if (!batch.isEmpty()) {
            // retried unchanged: it may have been committed
            return;
        }
        int profiles = 0;
        while (batch.size() < BATCH && profiles < PROFILES_OF_BATCH && !waiting.isEmpty()) {
            AuditEntry next = waiting.remove();
            room.leave(owner(next), size(next));
            profiles += next.profileIds().size();
            batch.add(next);
        }
    }
}
