package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as a line of JSON: the columns of the tombstone by their names.
 *
 * @param values in the order of {@link #COLUMNS}, all as text
 */
record NotedErasure(List<@Nullable String> values) {

    /** {@code erased_at} in microseconds since 1970. */
    static final List<String> COLUMNS = List.of(
            "profile_id",
            "organization_id",
            "group_id",
            "erased_at",
            "reason",
            "receipt_id",
            "key_prefix",
            "places",
            "jws");

    private static final String OPTIONAL = "key_prefix";

    static NotedErasure of(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (String column : COLUMNS) {
            values.add(row.getString(column));
        }
        return new NotedErasure(values);
    }

    /** All or none: a list that was cut off must not be taken for a whole one. */
    static List<NotedErasure> read(List<String> lines) {
        List<NotedErasure> erasures = new ArrayList<>();
        for (String line : lines) {
            erasures.add(read(line, erasures.size() + 1));
        }
        return erasures;
    }

    private static NotedErasure read(String line, int number) {
        try {
            return of(Json.object(line));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("Nothing was done: line " + number
                    + " is no erasure as erasures list writes them, or is not whole");
        }
    }

    private static NotedErasure of(Map<String, @Nullable Object> line) {
        List<@Nullable String> values = new ArrayList<>();
        for (String column : COLUMNS) {
            Object value = line.get(column);
            if (!(value instanceof String) && !(line.containsKey(column) && value == null && column.equals(OPTIONAL))) {
                throw new IllegalArgumentException(column);
            }
            values.add((String) value);
        }
        return new NotedErasure(values);
    }

    String line() {
        Map<String, @Nullable String> line = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            line.put(COLUMNS.get(i), values.get(i));
        }
        return new String(Json.bytes(line), StandardCharsets.UTF_8);
    }

    String profile() {
        return String.valueOf(values.get(0));
    }

    String organization() {
        return String.valueOf(values.get(1));
    }
}
