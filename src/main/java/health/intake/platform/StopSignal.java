package health.intake.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Drains the node on SIGTERM, before the server learns of it. A shutdown hook would come too late: hooks run at the same time,
 * so the server would stop meanwhile.
 */
@Startup
@Singleton
public class StopSignal {

    private static final Logger LOG = System.getLogger("health.intake");

    private static final Signal TERM = new Signal("TERM");

    @Inject
    @ConfigProperty(name = "intake.stop.notice.seconds")
    int noticeSeconds;

    @Inject
    Traffic traffic;

    /** That of the JVM, which ends the process; null if it was not replaced. */
    private @Nullable SignalHandler before;

    @PostConstruct
    void listen() {
        if (noticeSeconds == 0) {
            return;
        }
        Drain drain = new Drain(traffic, Duration.ofSeconds(noticeSeconds));
        try {
            before = Signal.handle(TERM, signal -> stop(drain, signal));
        } catch (IllegalArgumentException reserved) {
            LOG.log(Level.WARNING, "SIGTERM stops this node without notice: the JVM runs with -Xrs");
        }
    }

    private void stop(Drain drain, Signal signal) {
        try {
            // the JVM's thread for a signal has none, without which Payara finds no bean
            Thread.currentThread().setContextClassLoader(StopSignal.class.getClassLoader());
            drain.run();
        } finally {
            if (before != null) {
                before.handle(signal);
            }
        }
    }

    /** The JVM would otherwise keep the application after it was undeployed. */
    @PreDestroy
    void stopListening() {
        if (before != null) {
            Signal.handle(TERM, before);
        }
    }
}
