package health.intake.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a server to answer, or tells in one line why it never will. */
final class Waiting {

    private static final long STEP_MILLIS = 100;

    private Waiting() {}

    static void until(String what, Duration patience, ChildProcess process, BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new StartFailure(what + " ended while it started; see " + process.log());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        what + " did not answer within " + patience.toSeconds() + " s; see " + process.log());
            }
            pause();
        }
    }

    /** For servers that run already. */
    static void until(String what, Duration patience, BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StartFailure(what + " was not ready within " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        }
    }
}
