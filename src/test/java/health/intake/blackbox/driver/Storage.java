package health.intake.blackbox.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All data of the service in its database, in all tables and columns. */
public final class Storage {

    private record Column(String table, String name) {

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private Storage() {}

    /** Counts rows by table, without the audit trail. */
    public static Map<String, String> rowCounts() {
        try (Sql sql = Installation.shared().sql()) {
            Map<String, String> counts = new TreeMap<>();
            sql.rows("select table_name as t from information_schema.tables where table_schema = database()")
                    .forEach(row -> counts.put(row.get("t"), sql.text("select count(*) from `" + row.get("t") + "`")));
            counts.keySet().removeIf(table -> table.contains("audit"));
            return counts;
        }
    }

    /** The columns that contain a text, also inside other bytes, in hexadecimal digits or in base 64. */
    public static List<String> placesOf(String text) {
        try (Sql sql = Installation.shared().sql()) {
            return columns(sql).stream()
                    .filter(column -> Encodings.ofBytes(text).stream().anyMatch(form -> holds(sql, column, form)))
                    .map(Column::toString)
                    .toList();
        }
    }

    /** The values of the columns of this name for a profile, in hexadecimal digits. */
    public static List<String> bytes(String columnPattern, String profile) {
        try (Sql sql = Installation.shared().sql()) {
            List<String> bytes = new ArrayList<>();
            for (Column column : columns(sql)) {
                if (column.name().matches(columnPattern)) {
                    String query = "select hex(`%s`) as o from `%s` where profile_id = ?";
                    sql.rows(query.formatted(column.name(), column.table()), profile)
                            .forEach(row -> bytes.add(row.get("o")));
                }
            }
            return bytes;
        }
    }

    private static List<Column> columns(Sql sql) {
        return sql
                .rows("select table_name as t, column_name as c from information_schema.columns"
                        + " where table_schema = database()")
                .stream()
                .map(row -> new Column(row.get("t"), row.get("c")))
                .toList();
    }

    private static boolean holds(Sql sql, Column column, String form) {
        String query = "select count(*) from `%s` where locate(cast(? as binary), cast(`%s` as binary)) > 0";
        return !sql.text(query.formatted(column.table(), column.name()), form).equals("0");
    }
}
