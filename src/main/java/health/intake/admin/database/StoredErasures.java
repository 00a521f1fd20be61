package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import health.intake.erasure.PersonalTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** The erasures in the database, and the people whom a restore has brought back. */
final class StoredErasures {

    private static final String NAMES = String.join(", ", NotedErasure.COLUMNS);

    private static final String ALL = "select " + NAMES + " from erasure order by erased_at, profile_id";

    private static final String LOCK = "select 1 from profile where id = ? and organization_id = ? for update";

    /** A tombstone that is there already stays as it is. */
    private static final String KEEP = "insert into erasure (" + NAMES + ") values ("
            + String.join(", ", Collections.nCopies(NotedErasure.COLUMNS.size(), "?"))
            + ") on duplicate key update jws = jws";

    /** Rows that the driver fetches at once. */
    private static final int FETCHED = 1000;

    private final ServiceDatabase database;

    StoredErasures(ServiceDatabase database) {
        this.database = database;
    }

    /** All of them as lines, the oldest first. */
    void forEach(Consumer<String> line) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery(ALL)) {
                while (rows.next()) {
                    line.accept(NotedErasure.of(rows).line());
                }
            }
        } catch (SQLException e) {
            throw failure("The erasures cannot be listed", e);
        }
    }

    /** Erases each person, in a transaction of its own; returns what was done. May be repeated. */
    String apply(List<NotedErasure> erasures) {
        int again = 0;
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (NotedErasure erasure : erasures) {
                again += isBack(connection, erasure) ? 1 : 0;
                connection.commit();
            }
        } catch (SQLException e) {
            throw failure("The erasures cannot be applied", e);
        }
        return erasures.size() + " erasures in the file: erased again " + again
                + " people; of the others nothing was there.";
    }

    /** Erases a person; returns whether anything of them was there. */
    private static boolean isBack(Connection connection, NotedErasure erasure) throws SQLException {
        // as the service does, if a node should serve already
        ofPerson(connection, LOCK, erasure);
        int rows = 0;
        for (PersonalTable table : PersonalTable.values()) {
            String delete =
                    "delete from " + table.table() + " where " + table.idColumn() + " = ? and organization_id = ?";
            rows += ofPerson(connection, delete, erasure);
        }
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (int i = 0; i < NotedErasure.COLUMNS.size(); i++) {
                keep.setString(i + 1, erasure.values().get(i));
            }
            keep.executeUpdate();
        }
        return rows > 0;
    }

    private static int ofPerson(Connection connection, String sql, NotedErasure erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, erasure.profile());
            statement.setString(2, erasure.organization());
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private static CommandFailure failure(String what, SQLException e) {
        return new CommandFailure(
                what + ": " + e.getMessage() + ". Is the schema that of this release (intake-admin schema status)?", e);
    }
}
