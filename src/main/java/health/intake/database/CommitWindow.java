package health.intake.database;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long a row may appear after the instant that is written into it. Whoever reads rows in the order of their instants
 * stays so far behind: else a row with an instant that was passed already could appear later, and would be missed.
 *
 * <p>Instants come from the clock of the node that writes: a row has its instant before the database sees it, and asking the
 * database for one would be a round trip more for every change. So clocks of nodes have to agree, to a second.
 */
@ApplicationScoped
public class CommitWindow {

    /** From the instant to the last statement of its transaction; a slower one is given up. */
    private static final Duration WRITTEN = Duration.ofSeconds(2);

    /** From that statement to the commit: then the database undoes the transaction ({@code idle_transaction_timeout}). */
    private static final Duration COMMITTED = Duration.ofSeconds(5);

    /** By which clocks may differ, and for the commit itself. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    @Inject
    Clock clock;

    /** Rows with this instant or an earlier one have appeared, or never will. */
    public Instant closedUntil() {
        return clock.instant().minus(WRITTEN).minus(COMMITTED).minus(SPARE);
    }

    /** To be called after all other statements of a transaction; refuses with {@code unavailable} what took too long. */
    public void require(Instant written) {
        if (written.plus(WRITTEN).isBefore(clock.instant())) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The change took too long; try again.");
        }
    }
}
