package health.intake.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until the database has been reached once, a connection that cannot be made is an {@linkplain AbsentConnection absent} one
 * instead of a failure: a server never deploys an application whose pool cannot be filled or whose persistence unit cannot log in.
 */
final class FirstContact {

    /** The pause after a failed attempt: a pool asks for many connections in a row. */
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private volatile boolean made;
    private @Nullable SQLException failure;
    private long failedAt;

    interface Attempt {
        Connection connect() throws SQLException;
    }

    Connection connection(Attempt attempt) throws SQLException {
        return made ? attempt.connect() : first(attempt);
    }

    // one at a time: threads that waited meanwhile take over the result
    private synchronized Connection first(Attempt attempt) throws SQLException {
        SQLException last = failure;
        if (last != null && System.nanoTime() - failedAt < PAUSE_NANOS) {
            return AbsentConnection.because(last);
        }
        try {
            Connection connection = attempt.connect();
            made = true;
            failure = null;
            return connection;
        } catch (SQLException e) {
            failure = e;
            failedAt = System.nanoTime();
            return AbsentConnection.because(e);
        }
    }
}
