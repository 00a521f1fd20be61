package health.intake.undertow;

import health.intake.line.Line;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.XnioIoThread;

/** Threads of the server that work for those of one line, who wait without a thread. */
final class Workers {

    private final Line<Request> line;
    private final long patience;
    private final AtomicBoolean isWatched = new AtomicBoolean();

    private record Request(Runnable work, Runnable refusal) {}

    Workers(int places, Duration patience) {
        this.line = new Line<>(places, patience);
        this.patience = patience.toNanos();
    }

    /** Has the one or the other run by a thread of the worker. */
    void join(HttpServerExchange exchange, Runnable work, Runnable refusal) {
        XnioIoThread io = exchange.getIoThread();
        switch (line.join(owner(exchange), new Request(work, refusal))) {
            case NOW -> io.getWorker().execute(() -> workOff(work));
            case LATER -> watch(io, patience);
            case NEVER -> io.getWorker().execute(refusal);
        }
    }

    private static Object owner(HttpServerExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("x-api-key");
        return key == null ? exchange.getSourceAddress().getAddress() : key;
    }

    /** A thread that is done takes who is next along, which is quicker than to wake another. */
    private void workOff(Runnable first) {
        first.run();
        for (Request next = line.next(); next != null; next = line.next()) {
            next.work().run();
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
