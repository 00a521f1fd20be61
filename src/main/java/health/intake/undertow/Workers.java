package health.intake.undertow;

import health.intake.line.Line;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** Runs the requests of one line in threads of the server; they wait without a thread. */
final class Workers {

    private final Line<Request> line;
    private final long maxWait;
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * A waiting request.
     *
     * @param owner the owner, which takes turns with others
     * @param refusal runs instead of the work if the request gets no place in time
     */
    record Request(Object owner, Runnable work, Runnable refusal) {}

    Workers(int places, Duration maxWait) {
        this.line = new Line<>(places, maxWait);
        this.maxWait = maxWait.toNanos();
    }

    /** Runs the work or the refusal in a thread of the worker. */
    void join(XnioIoThread io, Request request) {
        switch (line.join(request.owner(), request)) {
            case NOW -> begin(io.getWorker(), request);
            case LATER -> watch(io, maxWait);
            case NEVER -> io.getWorker().execute(request.refusal());
        }
    }

    private void begin(XnioWorker worker, Request request) {
        worker.execute(() -> run(worker, request));
    }

    /** A thread that is done takes the next request, which is quicker than waking another. */
    private void run(XnioWorker worker, Request first) {
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
            io.executeAfter(() -> refuseExpired(io), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void refuseExpired(XnioIoThread io) {
        isWatched.set(false);
        line.expired().forEach(expired -> io.getWorker().execute(expired.refusal()));
        if (!line.isEmpty()) {
            watch(io, maxWait / 8);
        }
    }
}
