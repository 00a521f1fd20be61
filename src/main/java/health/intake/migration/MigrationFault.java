package health.intake.migration;

import health.intake.database.DatabaseFailure;
import health.intake.database.DatabaseFault;
import jakarta.ejb.ApplicationException;
import java.time.Duration;

/** A migration failed in this run. */
@ApplicationException(rollback = true)
public final class MigrationFault extends DatabaseFault {

    /**
     * After an attempt that did not get a lock; statements that waited behind it then have ten times as long as the attempt
     * took.
     */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final long serialVersionUID = 1L;

    private final boolean heldUp;

    private MigrationFault(String what, Throwable failure, boolean heldUp) {
        super(what, failure);
        this.heldUp = heldUp;
    }

    static MigrationFault of(String script, Throwable failure) {
        return DatabaseFailure.isHeldByAnother(failure)
                ? new MigrationFault(script + " will be retried every " + PAUSE.toSeconds() + " s", failure, true)
                : new MigrationFault(script + " failed", failure, false);
    }

    /** Whether only another transaction's lock stopped it, so that it is worth retrying after a pause. */
    public boolean isHeldUp() {
        return heldUp;
    }
}
