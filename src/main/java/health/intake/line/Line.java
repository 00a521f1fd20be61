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
 * Limits how many requests are worked on at a time; a limited number of others wait, for a limited time. Owners take turns,
 * and the requests of one owner are taken in the order in which they came, so a busy owner delays only itself. While several
 * owners send requests, each has at most its share of the places, even if some are free, because all work slows down the
 * work beside it.
 *
 * @param <W> a waiting request
 */
public final class Line<W> {

    private static final int WAITING = 1_000;
    private static final Duration ALONE = Duration.ofSeconds(1);

    private final Size size;
    private final long maxWait;
    private final LongSupplier nanoTime;

    private final Map<Object, Integer> atWork = new HashMap<>();
    /** In the order of turns; no queue is empty. */
    private final Map<Object, Queue<Waiting<W>>> byOwner = new LinkedHashMap<>();

    private int working;
    private int waiting;

    private @Nullable Object last;
    /** The time since which only the last owner has sent requests. */
    private long lastSince;

    private record Waiting<W>(W one, long since) {}

    /**
     * The limits of a line.
     *
     * @param places for requests that are worked on
     * @param waiting the greatest number of waiting requests
     * @param alone the time after which an owner that is the only one may take all places
     */
    record Size(int places, int waiting, Duration alone) {

        static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

        static Size of(int places) {
            return new Size(places, WAITING, ALONE);
        }
    }

    /** The time at which a request may be worked on. */
    public enum Turn {
        NOW,
        LATER,
        NEVER
    }

    public Line(int places, Duration maxWait) {
        this(Size.of(places), maxWait, System::nanoTime);
    }

    Line(Size size, Duration maxWait, LongSupplier nanoTime) {
        this.size = size;
        this.maxWait = maxWait.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes a place if one is free for this owner, else joins the waiting requests. {@link #next} gives a place back. */
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
        byOwner.computeIfAbsent(owner, absent -> new ArrayDeque<>()).add(new Waiting<>(one, now));
        waiting++;
        return Turn.LATER;
    }

    /** An owner with no waiting request may exceed the limit, up to twice its size, so that four owners do not shut out a fifth. */
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

    /** Gives back a place of an owner, and gives the free places to the requests that it returns. */
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

    /** Removes a waiting request; false if it was no longer waiting. */
    public synchronized boolean leave(W one) {
        return !remove(each -> each.one() == one).isEmpty();
    }

    /** Removes and returns the requests that have waited too long. */
    public synchronized List<W> expired() {
        long now = nanoTime.getAsLong();
        return remove(each -> now - each.since() >= maxWait);
    }

    private List<W> remove(Predicate<Waiting<W>> which) {
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
