package health.intake.undertow;

import health.intake.line.Line;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** Threads of the server that work for the requests of one line, which wait without a thread. */
final class Workers {

    private final Line<Request> line;
    private final long patience;
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * A waiting request.
     *
     * @param owner takes turns with others
     * @param refusal run instead of the work if there is no place in time
     */
    record Request(Object owner, Runnable work, Runnable refusal) {}

    Workers(int places, Duration patience) {
        this.line = new Line<>(places, patience);
        this.patience = patience.toNanos();
    }

    /** Has the one or the other run by a thread of the worker. */
    void join(XnioIoThread io, Request request) {
        switch (line.join(request.owner(), request)) {
            case NOW -> begin(io.getWorker(), request);
            case LATER -> watch(io, patience);
            case NEVER -> io.getWorker().execute(request.refusal());
        }
    }

    private void begin(XnioWorker worker, Request request) {
        worker.execute(() -> workOff(worker, request));
    }

    /** A thread that is done takes the next request, which is quicker than waking another. */
    private void workOff(XnioWorker worker, Request first) {
        @Nullable Request next = first;
        while (next != null) {
            next.work().run();
            Iterator<Request> those = line.next(next.owner()).iterator();
            next = those.hasNext() ? those.next() : null;
            those.forEachRemaining(more -> begin(worker, more));
        }
    }

    private void watch(XnioIoThread io, long nanos) {
        if (isWatched.compareAndSet(false, true)) {
            io.executeAfter(() -> look(io), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look(XnioIoThread io) {
        isWatched.set(false);
        line.tired().forEach(tired -> io.getWorker().execute(tired.refusal()));
        if (!line.isEmpty()) {
            watch(io, patience / 8);
        }
    }
}
