package health.intake.secret;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few at a time do work that keeps a processor busy, some more wait for it, and sends all others away at once. */
final class WaitingLine {

    private final Semaphore places;
    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param atWork how many may work at a time
     * @param inLine how many may be at work or waiting
     * @param patience after which who waits is sent away
     */
    WaitingLine(int atWork, int inLine, Duration patience) {
        // fair: who waits longest is next, or patience would be a matter of luck
        this.turns = new Semaphore(atWork, true);
        this.places = new Semaphore(inLine);
        this.patience = patience;
    }

    /** @throws ProblemException 503, if the line is full or does not move on */
    <T> T inTurn(Supplier<T> work) {
        return held(places, places.tryAcquire(), () -> held(turns, awaitTurn(), work));
    }

    private static <T> T held(Semaphore permits, boolean isAcquired, Supplier<T> work) {
        if (!isAcquired) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Too many passwords are being set now; try again.");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
