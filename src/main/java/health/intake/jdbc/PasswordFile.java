package health.intake.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The file that {@code INTAKE_DB_PASSWORD_FILE} names. It is read for each connection, so that a replaced password needs no
 * restart; trailing white space is not part of the password.
 */
final class PasswordFile {

    private static final @Nullable String FILE = System.getenv("INTAKE_DB_PASSWORD_FILE");

    private PasswordFile() {}

    /** The same, or with the password of the file. */
    static Properties complete(Properties properties) throws SQLException {
        return FILE == null ? properties : complete(properties, FILE);
    }

    static Properties complete(Properties properties, String file) throws SQLException {
        try {
            Properties completed = new Properties();
            completed.putAll(properties);
            completed.setProperty("password", Files.readString(Path.of(file)).stripTrailing());
            return completed;
        } catch (IOException | InvalidPathException e) {
            throw new SQLException("The file named by INTAKE_DB_PASSWORD_FILE cannot be read", "28000", e);
        }
    }
}
