package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps the nodes from sealing until a dump has begun: so its newest seal is known, while requests are served and recorded. */
final class HeldSeal implements AutoCloseable {

    /** The row that the nodes lock, too, before they seal. */
    private static final String LOCK = "select number from audit_seal where number = 0 for update";

    private final Connection connection;
    private final String newestSeal;
    private final String schemaVersion;

    private HeldSeal(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
        this.newestSeal = StoredState.newestSeal(connection);
        this.schemaVersion = StoredState.schemaVersion(connection);
    }

    /** To be closed by the caller. */
    static HeldSeal in(ServiceDatabase database) {
        Connection connection = null;
        try {
            connection = database.connect();
            return new HeldSeal(connection);
        } catch (SQLException e) {
            release(connection);
            throw new CommandFailure("The database cannot be read: " + e.getMessage(), e);
        }
    }

    String newestSeal() {
        return newestSeal;
    }

    String schemaVersion() {
        return schemaVersion;
    }

    /** Lets the nodes seal again. */
    @Override
    public void close() {
        release(connection);
    }

    private static void release(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // the database ends its transaction in any case
            return;
        }
    }
}
