package health.intake.admin.index;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The active profiles of the database, page by page; the index has no others. */
final class IndexedProfiles implements AutoCloseable {

    private static final int PAGE = 1000;

    private static final String COLUMNS =
            "select id, organization_id, email_canonical, version from profile where state = 'ACTIVE' and ";

    private static final String NEXT = COLUMNS + "id > ? order by id limit " + PAGE;

    private static final String AGAIN = COLUMNS + "id = ? and organization_id = ? and email_canonical = ?";

    private final Connection connection;
    private UUID last = new UUID(0, 0);

    IndexedProfiles(ServiceDatabase database) {
        try {
            connection = database.connect();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The next ones; empty at the end. */
    List<IndexedRow> next() {
        List<IndexedRow> rows = read(NEXT, last.toString());
        if (!rows.isEmpty()) {
            last = rows.get(rows.size() - 1).profileId().value();
        }
        return rows;
    }

    /** The row as it is now, if the profile still has the address and is active. */
    Optional<IndexedRow> again(IndexedRow row) {
        return read(
                        AGAIN,
                        row.profileId().value().toString(),
                        row.organizationId().value().toString(),
                        row.email())
                .stream()
                .findFirst();
    }

    private List<IndexedRow> read(String sql, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            ResultSet result = statement.executeQuery();
            List<IndexedRow> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(new IndexedRow(
                        new ProfileId(UUID.fromString(result.getString(1))),
                        new OrganizationId(UUID.fromString(result.getString(2))),
                        result.getString(3),
                        result.getLong(4)));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(SQLException e) {
        return new CommandFailure("The profiles cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // everything was read
            return;
        }
    }
}
