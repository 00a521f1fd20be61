package health.intake.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB's driver, its connections made {@linkplain LazyAutoCommit lazy}: a change is three statements instead of five.
 * A database that is unavailable when the server starts does not keep Intake from being deployed ({@link FirstContact}). The
 * password may be in a file ({@link PasswordFile}). Its URLs are those of the other driver prefixed with {@code lazy-}.
 */
public final class LazyDriver implements Driver {

    private static final String PREFIX = "lazy-";

    static {
        try {
            DriverManager.registerDriver(new LazyDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Driver driver = new org.mariadb.jdbc.Driver();
    private final FirstContact firstContact = new FirstContact();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return firstContact.connection(
                () -> LazyAutoCommit.of(driver.connect(url.substring(PREFIX.length()), PasswordFile.complete(info))));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return url.startsWith(PREFIX) && driver.acceptsURL(url.substring(PREFIX.length()));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url.substring(PREFIX.length()), info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(LazyDriver.class.getPackageName());
    }
}
