package health.intake.credential;

import health.intake.line.Places;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.function.Supplier;

/** Limits work that keeps a processor busy: few run at a time, some more wait, and all others are refused at once. */
final class WaitingLine {

    private final Places places;

    /**
     * @param atWork how many may work at a time
     * @param waiting how many may wait
     * @param patience after which a waiting request is refused
     */
    WaitingLine(int atWork, int waiting, Duration patience) {
        // the work takes processors, and requests without a password need them, too
        this.places = Places.neverOfOne(atWork, waiting, patience);
    }

    /**
     * @param owner whose work it is; owners take turns
     * @throws ProblemException 503, if the line is full or the wait too long
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
