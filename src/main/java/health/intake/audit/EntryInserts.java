package health.intake.audit;

import health.intake.time.InstantColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries over JDBC, many rows a statement: every read is recorded, and building a query of hundreds of parameters in
 * the persistence provider costs more than the database takes to run it.
 */
final class EntryInserts {

    /** Rows of a statement: a few sizes, so that the driver has each of them prepared. */
    private static final int[] SIZES = {64, 8, 1};

    private static final List<String> ENTRIES = statements(
            "audit_entry (id, organization_id, at, key_id, key_prefix, operation, status, profile_ids, profile_id,"
                    + " request_id, client_address)");
    private static final List<String> PROFILES =
            statements("audit_profile (organization_id, profile_id, at, entry_id)");

    private EntryInserts() {}

    static void run(Connection connection, List<AuditEntry> entries) throws SQLException {
        insert(connection, ENTRIES, entries.stream().map(EntryInserts::row).toList());
        insert(
                connection,
                PROFILES,
                entries.stream()
                        .flatMap(EntryInserts::profileRows)
                        // as in the primary key: lists of the same profiles then touch each page once
                        .sorted(Comparator.comparing(row -> String.valueOf(row[1])))
                        .toList());
    }

    /** One for each of the sizes. */
    private static List<String> statements(String table) {
        long columns = table.chars().filter(c -> c == ',').count() + 1;
        String row = "(" + String.join(",", Collections.nCopies((int) columns, "?")) + ")";
        return Arrays.stream(SIZES)
                .mapToObj(
                        size -> "insert into " + table + " values " + String.join(",", Collections.nCopies(size, row)))
                .toList();
    }

    private static void insert(Connection connection, List<String> statements, List<@Nullable Object[]> rows)
            throws SQLException {
        int done = 0;
        for (int i = 0; i < SIZES.length; i++) {
            for (; rows.size() - done >= SIZES[i]; done += SIZES[i]) {
                insert(connection, statements.get(i), rows.subList(done, done + SIZES[i]));
            }
        }
    }

    private static void insert(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int number = 1;
            for (Object[] row : rows) {
                for (Object value : row) {
                    statement.setObject(number++, value);
                }
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable Object[] row(AuditEntry entry) {
        Call call = entry.call();
        List<UUID> profiles = entry.profileIds();
        return new @Nullable Object[] {
            entry.id().toString(),
            text(call.organizationId()),
            InstantColumn.micros(entry.at()),
            text(call.keyId()),
            call.keyPrefix(),
            call.operation(),
            entry.status(),
            ProfileIds.toColumn(profiles),
            profiles.size() == 1 ? text(profiles.get(0)) : null,
            call.requestId(),
            call.clientAddress()
        };
    }

    private static Stream<@Nullable Object[]> profileRows(AuditEntry entry) {
        return entry.profileIds().size() < 2
                ? Stream.empty()
                : entry.profileIds().stream().map(profile -> new @Nullable Object[] {
                    text(entry.call().organizationId()),
                    text(profile),
                    InstantColumn.micros(entry.at()),
                    text(entry.id())
                });
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
