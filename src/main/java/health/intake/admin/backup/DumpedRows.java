package health.intake.admin.backup;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the rows in the statements of a dump while it passes, as a count in the database would see another state. */
final class DumpedRows {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE `([^`]+)`.*");
    private static final Pattern INSERT = Pattern.compile("INSERT INTO `([^`]+)` (\\(.*\\) )?VALUES");

    /** Longer beginnings of lines are of no interest. */
    private static final int BEGINNING = 4096;

    private final Map<String, Long> rows = new TreeMap<>();
    private final StringBuilder line = new StringBuilder();
    private final Runnable atFirstTable;

    /** The table that rows are inserted into; empty between such statements. */
    private String table = "";

    private int depth;
    private boolean isQuoted;
    private boolean isEscaped;

    /** @param atFirstTable is told that the state of the dump is settled */
    DumpedRows(Runnable atFirstTable) {
        this.atFirstTable = atFirstTable;
    }

    /** Of tables without rows, too. */
    Map<String, Long> byTable() {
        return rows;
    }

    void count(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            char next = (char) (bytes[i] & 0xff);
            if (table.isEmpty()) {
                read(next);
            } else if (isQuoted) {
                quoted(next);
            } else {
                inserted(next);
            }
        }
    }

    private void read(char next) {
        if (next == '\n') {
            ended(TABLE.matcher(line));
            line.setLength(0);
        } else if (line.length() < BEGINNING) {
            line.append(next);
            if (next == 'S' && line.charAt(0) == 'I') {
                Matcher insert = INSERT.matcher(line);
                table = insert.matches() ? utf8(insert.group(1)) : "";
            }
        }
    }

    private void ended(Matcher created) {
        if (created.matches()) {
            if (rows.isEmpty()) {
                atFirstTable.run();
            }
            rows.put(utf8(created.group(1)), 0L);
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void quoted(char next) {
        if (isEscaped) {
            isEscaped = false;
        } else if (next == '\\') {
            isEscaped = true;
        } else {
            isQuoted = next != '\'';
        }
    }

    private void inserted(char next) {
        if (next == '\'') {
            isQuoted = true;
        } else if (next == '(') {
            if (depth == 0) {
                rows.merge(table, 1L, Long::sum);
            }
            depth++;
        } else if (next == ')') {
            depth--;
        } else if (next == ';' && depth == 0) {
            table = "";
            line.setLength(0);
        }
    }
}
