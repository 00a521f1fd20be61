package health.intake.platform;

import health.intake.trouble.Cause;
import health.intake.trouble.Trouble;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Checks whether the database answers, and logs when that changes. A session bean for the same reason as {@link Migration}.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Database {

    private static final int SECONDS = 2;
    private static final long JUST_NOW_NANOS = Duration.ofMillis(900).toNanos();

    @Resource(name = "jdbc/intake")
    DataSource source;

    /** The time that passes, whatever the clock tells. */
    LongSupplier nanoTime = System::nanoTime;

    private volatile long failedAt;

    private final Trouble trouble = new Trouble("The database is unavailable");

    public boolean answers() {
        return !hasJustFailed() && ask();
    }

    // while the database hangs, each check holds a connection for seconds, and requests wait for that connection
    private boolean hasJustFailed() {
        return trouble.isLasting() && nanoTime.getAsLong() - failedAt < JUST_NOW_NANOS;
    }

    private boolean ask() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            // unlike a ping, the failure tells its cause
            statement.execute("do 1");
            trouble.succeeded();
            return true;
        } catch (SQLException e) {
            failedAt = nanoTime.getAsLong();
            trouble.failed(Cause.of(e));
            return false;
        }
    }

    /** Notices a recovery even if no request asks. */
    public void watch() {
        if (trouble.isLasting()) {
            answers();
        }
    }
}
