package health.intake.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that the service works on, and whether this node is about to stop. */
@ApplicationScoped
public class Traffic {

    private final AtomicInteger underway = new AtomicInteger();

    private volatile boolean stopping;

    void begin() {
        underway.incrementAndGet();
    }

    void end() {
        underway.decrementAndGet();
    }

    boolean isQuiet() {
        return underway.get() == 0;
    }

    /** Whether load balancers shall send no more requests; those that come all the same are answered. */
    boolean isStopping() {
        return stopping;
    }

    void stopping() {
        stopping = true;
    }
}
