package health.intake.authentication;

import health.intake.trouble.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the log from which networks unknown keys come. */
@ApplicationScoped
public class InvalidKeys {

    private static final Logger LOG = System.getLogger("health.intake");

    private final Tally networks = new Tally();

    /** @param network of the client */
    void tried(String network) {
        networks.count(network);
    }

    /** Writes a line for each network; called by the scheduler once a minute. */
    public void tell() {
        Tally.Counted counted = networks.take();
        counted.bySubject().forEach(InvalidKeys::tell);
        if (counted.others() > 0) {
            tell("further addresses", counted.others());
        }
    }

    private static void tell(String network, long count) {
        LOG.log(Level.WARNING, count + " requests with an invalid key within a minute from " + network);
    }
}
