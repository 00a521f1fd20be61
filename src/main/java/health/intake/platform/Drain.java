package health.intake.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a node stop without a failed request: it tells load balancers that it is not ready, answers what they send until they
 * have noticed, and waits for the last answers.
 */
final class Drain {

    private static final Logger LOG = System.getLogger("health.intake");

    /** Every request is answered within 5 s. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** The server may still be sending an answer when its request is no longer counted. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Traffic traffic;
    private final Duration notice;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param notice how long load balancers may take to notice that the node is not ready */
    Drain(Traffic traffic, Duration notice) {
        this.traffic = traffic;
        this.notice = notice;
    }

    /** Returns when the process may end: at once, if called again. */
    void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        traffic.stopping();
        LOG.log(
                Level.INFO,
                "Told to stop: no longer ready; requests are answered for " + notice.toSeconds() + " s more");
        try {
            Thread.sleep(notice.toMillis());
            LOG.log(
                    Level.INFO,
                    becomesQuiet()
                            ? "Stops: all requests are answered"
                            : "Stops, although some requests are not answered");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean becomesQuiet() throws InterruptedException {
        long quiet = 0;
        for (long waited = 0; waited < LONGEST_WAIT.toMillis(); waited += STEP.toMillis()) {
            if (quiet >= QUIET.toMillis()) {
                return true;
            }
            Thread.sleep(STEP.toMillis());
            quiet = traffic.isQuiet() ? quiet + STEP.toMillis() : 0;
        }
        return false;
    }
}
