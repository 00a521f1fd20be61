package health.intake.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many work at a time; a limited number of others wait, for a limited time. Those of one owner are taken in the
 * order in which they came, and owners in turn: a busy owner waits for itself. While there are others, an owner has no more
 * than its share of the places, even if some are free: all work slows down the work beside it.
 *
 * @param <W> the waiting
 */
public final class Line<W> {

    private static final int WAITING = 1_000;
    private static final Duration ALONE = Duration.ofSeconds(1);

    private final Size size;
    private final long patience;
    private final LongSupplier nanoTime;

    private final Map<Object, Integer> atWork = new HashMap<>();
    /** None of them is empty; the first is next. */
    private final Map<Object, Queue<Waiting<W>>> byOwner = new LinkedHashMap<>();

    private int working;
    private int waiting;

    private @Nullable Object last;
    /** Since when only the last owner has come. */
    private long lastSince;

    private record Waiting<W>(W one, long since) {}

    /**
     * The limits.
     *
     * @param places for those at work
     * @param waiting how many may wait
     * @param alone after how long an owner without others has all places
     */
    record Size(int places, int waiting, Duration alone) {

        static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

        static Size of(int places) {
            return new Size(places, WAITING, ALONE);
        }
    }

    /** When a request may be worked on. */
    public enum Turn {
        NOW,
        LATER,
        NEVER
    }

    public Line(int places, Duration patience) {
        this(Size.of(places), patience, System::nanoTime);
    }

    Line(Size size, Duration patience, LongSupplier nanoTime) {
        this.size = size;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes a place if there is one. Its holder, now or later, gives it back by {@link #next}. */
    public synchronized Turn join(Object owner, W one) {
        long now = nanoTime.getAsLong();
        if (!owner.equals(last)) {
            last = owner;
            lastSince = now;
        }
        if (hasPlace(owner)) {
            begin(owner);
            return Turn.NOW;
        }
        if (isFull(byOwner.get(owner))) {
            return Turn.NEVER;
        }
        byOwner.computeIfAbsent(owner, unknown -> new ArrayDeque<>()).add(new Waiting<>(one, now));
        waiting++;
        return Turn.LATER;
    }

    /** An owner with nothing waiting is let in beyond the limit, up to twice: four others must not fill the line for a fifth. */
    private boolean isFull(@Nullable Queue<Waiting<W>> before) {
        return before == null
                ? waiting >= 2 * size.waiting()
                : waiting >= size.waiting() || before.size() >= Share.of(size.waiting());
    }

    private boolean hasPlace(Object owner) {
        return working < size.places() && (atWork.getOrDefault(owner, 0) < Share.of(size.places()) || isAlone(owner));
    }

    private boolean isAlone(Object owner) {
        return owner.equals(last)
                && nanoTime.getAsLong() - lastSince >= size.alone().toNanos();
    }

    private void begin(Object owner) {
        working++;
        atWork.merge(owner, 1, Integer::sum);
    }

    /** Gives back a place of an owner, and hands the free places to those returned. */
    public synchronized List<W> next(Object owner) {
        working--;
        atWork.computeIfPresent(owner, (same, before) -> before == 1 ? null : before - 1);
        List<W> next = new ArrayList<>(1);
        for (Optional<Object> first = first(); first.isPresent(); first = first()) {
            next.add(take(first.get()));
        }
        return next;
    }

    private Optional<Object> first() {
        return working == size.places()
                ? Optional.empty()
                : byOwner.keySet().stream().filter(this::hasPlace).findFirst();
    }

    private W take(Object owner) {
        Queue<Waiting<W>> queue = byOwner.remove(owner);
        if (queue.size() > 1) {
            byOwner.put(owner, queue);
        }
        waiting--;
        begin(owner);
        return queue.remove().one();
    }

    /** Stops it from waiting; false if it no longer waited. */
    public synchronized boolean leave(W one) {
        return !removed(each -> each.one() == one).isEmpty();
    }

    /** Removes those that have waited too long. */
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
