package health.intake.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Limited room for waiting things, of which one owner takes at most a share. */
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
     * Takes some of it, which {@link #leave} gives back.
     *
     * @param patience for others to leave
     * @return false if there is too little
     */
    public synchronized boolean take(Object owner, int some, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isFor(owner, some)) {
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

    private boolean isFor(Object owner, int some) {
        // four others must not fill it for a fifth that has nothing in it
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
