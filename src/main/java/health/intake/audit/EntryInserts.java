package health.intake.audit;

import health.intake.id.ProfileId;
import health.intake.seal.EntryMac;
import health.intake.time.InstantColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries over JDBC, many rows a statement: every read is recorded, and the persistence provider needs more time to
 * build a query of hundreds of parameters than the database needs to run it.
 */
final class EntryInserts {

    /** By number of rows, the largest first: only a few sizes, so that the driver keeps each of them prepared. */
    private static final Map<Integer, String> ENTRIES = statements(
            "audit_entry (id, organization_id, at, key_id, key_prefix, operation, status, profile_ids, profile_id,"
                    + " request_id, client_address, user_agent, reason, mac)",
            64,
            8,
            1);

    /** A list has up to a hundred of these small rows. */
    private static final Map<Integer, String> PROFILES =
            statements("audit_profile (organization_id, profile_id, at, entry_id)", 512, 64, 8, 1);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Connection connection;
    private final EntryMac mac;

    EntryInserts(Connection connection, EntryMac mac) {
        this.connection = connection;
        this.mac = mac;
    }

    void run(List<AuditEntry> entries) throws SQLException {
        insert(ENTRIES, entries.stream().map(this::row).toList());
        insert(
                PROFILES,
                entries.stream()
                        .flatMap(EntryInserts::profileRows)
                        // in the order of the primary key: lists of the same profiles then touch each page once
                        .sorted(Comparator.comparing(row -> String.valueOf(row[1])))
                        .toList());
    }

    private static Map<Integer, String> statements(String table, int... sizes) {
        long columns = table.chars().filter(c -> c == ',').count() + 1;
        String row = "(" + String.join(",", Collections.nCopies((int) columns, "?")) + ")";
        Map<Integer, String> statements = new LinkedHashMap<>();
        for (int size : sizes) {
            statements.put(
                    size, "insert into " + table + " values " + String.join(",", Collections.nCopies(size, row)));
        }
        return statements;
    }

    private void insert(Map<Integer, String> statements, List<@Nullable Object[]> rows) throws SQLException {
        int done = 0;
        for (Map.Entry<Integer, String> statement : statements.entrySet()) {
            for (int size = statement.getKey(); rows.size() - done >= size; done += size) {
                insert(statement.getValue(), rows.subList(done, done + size));
            }
        }
    }

    private void insert(String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int number = 1;
            for (Object[] row : rows) {
                for (Object value : row) {
                    set(statement, number++, value);
                }
            }
            statement.executeUpdate();
        }
    }

    // with a bare setObject the driver asks each of its codecs in turn whether it handles the class
    private static void set(PreparedStatement statement, int number, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(number, text);
        } else if (value instanceof Long count) {
            statement.setLong(number, count);
        } else {
            statement.setObject(number, value);
        }
    }

    private @Nullable Object[] row(AuditEntry entry) {
        @Nullable Object[] written = written(entry);
        List<@Nullable String> later = Arrays.asList(entry.call().origin().userAgent(), entry.reason());
        byte[] seal = mac.of(Arrays.stream(written).map(EntryInserts::canonical).toList(), later);
        return Stream.of(Arrays.stream(written), later.stream(), Stream.of(seal))
                .flatMap(Function.identity())
                .toArray();
    }

    /** The form in which the database returns the value when the entry is verified against its MAC. */
    private static @Nullable String canonical(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return HEX.formatHex(bytes);
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Object[] written(AuditEntry entry) {
        Call call = entry.call();
        List<ProfileId> profiles = entry.profileIds();
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
            call.origin().requestId(),
            call.origin().clientAddress()
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

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
