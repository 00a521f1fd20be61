package health.intake.credential;

import health.intake.line.Places;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets few at a time do work that keeps a processor busy, some more wait for it, and sends all others away at once. */
final class WaitingLine {

    private final Places places;

    /**
     * @param atWork how many may work at a time
     * @param waiting how many may wait
     * @param patience after which who waits is sent away
     */
    WaitingLine(int atWork, int waiting, Duration patience) {
        // processors, which those miss, too, who have no password set
        this.places = Places.neverOfOne(atWork, waiting, patience);
    }

    /**
     * @param owner whose work it is; owners take turns
     * @throws ProblemException 503, if the line is full or does not move on
     */
    <T> T inTurn(Object owner, Supplier<T> work) {
        if (!places.enter(owner)) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Too many passwords are being set; try again.");
        }
        try {
            return work.get();
        } finally {
            places.leave(owner);
        }
    }
}
