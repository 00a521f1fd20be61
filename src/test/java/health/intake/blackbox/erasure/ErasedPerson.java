package health.intake.blackbox.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Sql;
import health.intake.erasure.PersonalTable;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one person. */
final class ErasedPerson {

    private ErasedPerson() {}

    /** Numbers of rows by table, without tables that have none; the tombstone too. */
    static Map<String, String> rows(Sql sql, String id) {
        Map<String, String> rows = new TreeMap<>();
        for (PersonalTable table : PersonalTable.values()) {
            rows.put(table.table(), count(sql, table.table(), table.idColumn(), id));
        }
        rows.put("erasure", count(sql, "erasure", "profile_id", id));
        rows.values().removeIf("0"::equals);
        return rows;
    }

    static void isErased(Sql sql, String id) {
        assertThat(rows(sql, id)).isEqualTo(Map.of("erasure", "1"));
    }

    private static String count(Sql sql, String table, String column, String id) {
        return sql.text("select count(*) from " + table + " where " + column + " = ?", id);
    }
}
