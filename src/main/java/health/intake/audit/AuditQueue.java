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

/** Where the entries of reads and refusals wait, for a moment, to be written together. */
@ApplicationScoped
public class AuditQueue {

    /** In ids, of which each takes some 40 bytes. */
    private static final int CAPACITY = 1_000_000;

    /** What an entry takes beside the ids of its profiles, in ids. */
    private static final int ENTRY = 15;

    private static final int BATCH = 1_000;

    /** A list is an entry with a row for each of its profiles: what one transaction writes is bounded by these, too. */
    private static final int PROFILES_OF_BATCH = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    AuditWriter writer;

    /** An organization whose lists are not written as fast as they are read is slowed down, and no other. */
    private final Room room = new Room(CAPACITY);

    private final Queue<AuditEntry> waiting = new LinkedBlockingQueue<>();
    private final List<AuditEntry> batch = new ArrayList<>();
    /** By kind, so that one kind of refusal does not keep another out of the trail. */
    private final Map<String, Tally> subjects = new ConcurrentHashMap<>();

    private volatile boolean failing;

    /**
     * Takes an entry, or ends the request with {@code unavailable}: what cannot be recorded is not answered. Where there is
     * no room it waits for some, so that who reads faster than can be written is slowed down before being refused.
     */
    public void offer(AuditEntry entry) {
        try {
            if (failing || !hasTaken(entry, PATIENCE)) {
                throw new ProblemException(ProblemType.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    /**
     * Takes the entry of a refusal if it is the first of its subject in this minute and there is room: strangers shall not
     * fill the trail, nor be told more by an answer than that they are refused.
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

    private boolean hasTaken(AuditEntry entry, Duration patience) throws InterruptedException {
        return room.take(owner(entry), size(entry), patience) && waiting.add(entry);
    }

    private static Object owner(AuditEntry entry) {
        return Optional.ofNullable(entry.call().organizationId());
    }

    private static int size(AuditEntry entry) {
        return ENTRY + entry.profileIds().size();
    }

    /** Begins another minute for refusals; called by the scheduler. */
    public void beginMinute() {
        subjects.values().forEach(Tally::take);
    }

    /** How many entries wait. */
    public int length() {
        return waiting.size();
    }

    /** Whether the last attempt to write did not succeed. */
    public boolean isFailing() {
        return failing;
    }

    /** Writes what waits; called by the scheduler, several times a second. What cannot be written is kept for the next time. */
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
            // a deadlock is over at once: nobody need be refused for it
            writer.write(batch, true);
        }
    }

    private void refill() {
        if (!batch.isEmpty()) {
            // tried again as it was: it may have been committed
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
