package health.intake.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Limited room for waiting work, of which one owner takes at most its share. */
public final class Room {

    private final int size;
    private final int share;
    private final Map<Object, Integer> taken = new HashMap<>();
    private int all;

    public Room(int size) {
        this.size = size;
        this.share = Share.of(size);
    }

    /**
     * Takes some of the room, which {@link #leave} gives back.
     *
     * @param maxWait the longest wait for others to leave
     * @return false if there was too little room
     */
    public synchronized boolean take(Object owner, int some, Duration maxWait) throws InterruptedException {
        long end = System.nanoTime() + maxWait.toNanos();
        while (!fits(owner, some)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        taken.merge(owner, some, Integer::sum);
        all += some;
        return true;
    }

    private boolean fits(Object owner, int some) {
        // an owner that holds nothing may exceed the size, so that four owners do not shut out a fifth
        return taken.containsKey(owner)
                ? all + some <= size && taken.get(owner) + some <= share
                : all + some <= 2 * size && some <= share;
    }

    public synchronized void leave(Object owner, int some) {
        taken.computeIfPresent(owner, (same, before) -> before == some ? null : before - some);
        all -= some;
        notifyAll();
    }
}
