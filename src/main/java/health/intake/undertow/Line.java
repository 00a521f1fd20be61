package health.intake.undertow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/** Lets so many requests at a time be worked on. The others wait without a thread, some, and for some time; then they are refused. */
final class Line {

    private static final int WAITING = 1_000;

    private final int places;
    private final long patience;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int atWork;
    private boolean isWatched;

    private record Waiting(Runnable work, Runnable refusal, long since) {}

    private enum Turn {
        NOW,
        LATER,
        NEVER
    }

    Line(int places, Duration patience) {
        this.places = places;
        this.patience = patience.toNanos();
    }

    /** Has the one or the other run by a thread of the worker. */
    void join(XnioIoThread io, Runnable work, Runnable refusal) {
        switch (turn(new Waiting(work, refusal, System.nanoTime()))) {
            case NOW -> io.getWorker().execute(() -> workOff(work));
            case LATER -> watch(io);
            case NEVER -> io.getWorker().execute(refusal);
        }
    }

    private synchronized Turn turn(Waiting one) {
        if (atWork < places) {
            atWork++;
            return Turn.NOW;
        }
        return waiting.size() < WAITING && waiting.add(one) ? Turn.LATER : Turn.NEVER;
    }

    /** A thread that is done takes who is next along, which is quicker than to wake another. */
    private void workOff(Runnable first) {
        for (Runnable work = first; work != null; work = next()) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Waiting next = waiting.poll();
        if (next == null) {
            atWork--;
            return null;
        }
        return next.work();
    }

    private void watch(XnioIoThread io) {
        synchronized (this) {
            if (isWatched) {
                return;
            }
            isWatched = true;
        }
        io.executeAfter(() -> look(io), patience, TimeUnit.NANOSECONDS);
    }

    private void look(XnioIoThread io) {
        List<Waiting> tired = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            while (!waiting.isEmpty() && now - waiting.peek().since() >= patience) {
                tired.add(waiting.remove());
            }
            isWatched = !waiting.isEmpty();
            if (isWatched) {
                io.executeAfter(() -> look(io), patience / 8, TimeUnit.NANOSECONDS);
            }
        }
        tired.forEach(one -> io.getWorker().execute(one.refusal()));
    }
}
