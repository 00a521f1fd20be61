package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a database, by which it is compared with a backup.
 *
 * @param rows by table
 */
record StoredState(String schemaVersion, String newestSeal, Map<String, Long> rows) {

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = database() order by table_name";

    private static final String VERSION =
            "select version from flyway_schema_history where success and version is not null"
                    + " order by installed_rank desc limit 1";

    private static final String SEAL = "select concat(number, ':', hash) from audit_seal order by number desc limit 1";

    /** Of the complete database. */
    static StoredState of(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            rows.put(table, Long.parseLong(text(connection, "select count(*) from `" + table + "`")));
        }
        return new StoredState(schemaVersion(connection), newestSeal(connection), rows);
    }

    static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    static String schemaVersion(Connection connection) throws SQLException {
        return text(connection, VERSION);
    }

    static String newestSeal(Connection connection) throws SQLException {
        return text(connection, SEAL);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new CommandFailure("This is not a database of Intake, or not yet: no row for: " + sql);
            }
            return row.getString(1);
        }
    }

    /** The differences from another state, in lines. */
    List<String> differencesFrom(StoredState expected) {
        List<String> lines = new ArrayList<>();
        differ(lines, "schema version", schemaVersion, expected.schemaVersion);
        differ(lines, "newest seal", newestSeal, expected.newestSeal);
        Map<String, Long> all = new TreeMap<>(expected.rows);
        rows.forEach(all::putIfAbsent);
        all.keySet()
                .forEach(table -> differ(
                        lines,
                        "rows of " + table,
                        rows.getOrDefault(table, 0L).toString(),
                        expected.rows.getOrDefault(table, 0L).toString()));
        return lines;
    }

    private static void differ(List<String> lines, String what, String found, String expected) {
        if (!found.equals(expected)) {
            lines.add("%s: %s, in the backup %s".formatted(what, found, expected));
        }
    }
}
