package health.intake.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many at a time work; others wait, some, and for some time. Those of one owner are taken in the order in which they
 * came, and owners in turn: who asks for much waits for itself.
 *
 * @param <W> who waits
 */
public final class Line<W> {

    private static final int WAITING = 1_000;
    private static final int WAITING_OF_ONE_OWNER = WAITING / 4;

    private final int places;
    private final long patience;
    private final LongSupplier nanoTime;
    /** None of them is empty; the first is next. */
    private final Map<Object, Queue<Waiting<W>>> byOwner = new LinkedHashMap<>();

    private int atWork;
    private int waiting;

    private record Waiting<W>(W one, long since) {}

    /** When somebody may work. */
    public enum Turn {
        NOW,
        LATER,
        NEVER
    }

    public Line(int places, Duration patience) {
        this(places, patience, System::nanoTime);
    }

    Line(int places, Duration patience, LongSupplier nanoTime) {
        this.places = places;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes a place if one is free. Whoever gets it, now or later, gives it back by {@link #next}. */
    public synchronized Turn join(Object owner, W one) {
        if (atWork < places) {
            atWork++;
            return Turn.NOW;
        }
        Queue<Waiting<W>> before = byOwner.get(owner);
        if (waiting == WAITING || before != null && before.size() == WAITING_OF_ONE_OWNER) {
            return Turn.NEVER;
        }
        byOwner.computeIfAbsent(owner, unknown -> new ArrayDeque<>()).add(new Waiting<>(one, nanoTime.getAsLong()));
        waiting++;
        return Turn.LATER;
    }

    /** Gives back a place, or hands it on to the one returned. */
    public synchronized @Nullable W next() {
        if (byOwner.isEmpty()) {
            atWork--;
            return null;
        }
        Object owner = byOwner.keySet().iterator().next();
        Queue<Waiting<W>> queue = byOwner.remove(owner);
        W next = queue.remove().one();
        waiting--;
        if (!queue.isEmpty()) {
            byOwner.put(owner, queue);
        }
        return next;
    }

    /** Whether it waited still, and does so no longer. */
    public synchronized boolean leave(W one) {
        return !removed(each -> each.one() == one).isEmpty();
    }

    /** Sends those away who have waited too long. */
    public synchronized List<W> tired() {
        long now = nanoTime.getAsLong();
        return removed(each -> now - each.since() >= patience);
    }

    private List<W> removed(Predicate<Waiting<W>> which) {
        List<W> removed = byOwner.values().stream()
                .flatMap(Queue::stream)
                .filter(which)
                .map(Waiting::one)
                .toList();
        if (!removed.isEmpty()) {
            byOwner.values().forEach(queue -> queue.removeIf(which));
            byOwner.values().removeIf(Queue::isEmpty);
            waiting -= removed.size();
        }
        return removed;
    }

    public synchronized boolean isEmpty() {
        return waiting == 0;
    }
}
