package health.intake.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Seals what has settled. Numbers of entries are given out before their transactions commit, so an entry may appear below
 * one that is there; what is sealed was seen two rounds ago, and entries below it that are not committed are waited for.
 */
@ApplicationScoped
public class Sealing {

    @Inject
    Sealer sealer;

    private long seen;
    private long settling;
    private long sealed;

    /** One round; called by the clock, each a second or more after the end of the last. */
    public synchronized void round() {
        long settled = settling;
        settling = seen;
        seen = sealer.highestSeq();
        while (sealed < settled) {
            if (!sealer.seal(settled)) {
                sealed = settled;
            }
        }
    }
}
