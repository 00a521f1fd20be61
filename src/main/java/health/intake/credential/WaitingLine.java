package health.intake.credential;

import health.intake.line.Places;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.function.Supplier;

/** Limits work that keeps a processor busy: few tasks run at a time, some more wait, and all others are refused at once. */
final class WaitingLine {

    private final Places places;

    /**
     * @param atWork the greatest number that work at a time
     * @param waiting the greatest number that wait
     * @param maxWait after which a waiting request is refused
     */
    WaitingLine(int atWork, int waiting, Duration maxWait) {
        // the work takes processors, and requests without a password need them, too
        this.places = Places.withFixedShares(atWork, waiting, maxWait);
    }

    /**
     * @param owner the owner of the work; owners take turns
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
