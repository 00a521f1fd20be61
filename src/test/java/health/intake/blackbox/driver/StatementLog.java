package health.intake.blackbox.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The statements that the service sent to its database.
 *
 * @param statements that read or write rows
 * @param commits ends of transactions, commits and rollbacks
 * @param session statements that only set the connection up, such as {@code SET autocommit}
 * @param preparations statements that were prepared on the server
 */
public record StatementLog(
        List<String> statements, List<String> commits, List<String> session, List<String> preparations) {

    /** Goes on beside any request: polls of the directory and of the trail, notes of last use, old records, trials of the pool. */
    private static final List<String> BACKGROUND = List.of(
            "directory_revision",
            "SET last_used_at",
            "delete from idempotency_record",
            "max(seq)",
            "from (select 1 from audit_entry",
            "FROM DUAL");

    public static StatementLog during(Runnable test) {
        try (Sql sql = Installation.shared().sql()) {
            sql.run("set global log_output = 'TABLE'");
            sql.run("truncate table mysql.general_log");
            sql.run("set global general_log = on");
            try {
                test.run();
            } finally {
                sql.run("set global general_log = off");
            }
            return of(
                    sql.rows(
                            """
                    select thread_id, command_type, convert(argument using utf8mb4) as argument from mysql.general_log
                    where user_host like 'intake[%' and command_type in ('Query', 'Execute', 'Prepare', 'Ping')"""));
        }
    }

    private static StatementLog of(List<Map<String, String>> rows) {
        List<Map<String, String>> own = withoutAuditOfReads(rows).stream()
                .filter(row -> BACKGROUND.stream().noneMatch(row.get("argument")::contains))
                .toList();
        List<String> run = own.stream()
                .filter(row -> !row.get("command_type").equals("Prepare"))
                .map(row -> row.get("argument").strip())
                .toList();
        return new StatementLog(
                run.stream().filter(text -> !isCommit(text) && !isSession(text)).toList(),
                run.stream().filter(StatementLog::isCommit).toList(),
                run.stream().filter(StatementLog::isSession).toList(),
                own.stream()
                        .filter(row -> row.get("command_type").equals("Prepare"))
                        .map(row -> row.get("argument"))
                        .toList());
    }

    /**
     * Reads are recorded beside any request, too: transactions that touch nothing but the audit trail are left out. The
     * entry of a change is written in the transaction of the change, and counts.
     */
    private static List<Map<String, String>> withoutAuditOfReads(List<Map<String, String>> rows) {
        Map<String, List<Map<String, String>>> open = new HashMap<>();
        Set<Map<String, String>> left = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Map<String, String> row : rows) {
            List<Map<String, String>> transaction = open.computeIfAbsent(row.get("thread_id"), id -> new ArrayList<>());
            String text = row.get("argument").strip();
            if (isSession(text)) {
                transaction.clear();
            } else if (!isCommit(text)) {
                transaction.add(row);
            } else {
                if (isOnlyAudit(transaction)) {
                    left.add(row);
                    left.addAll(transaction);
                }
                transaction.clear();
            }
        }
        // the log may have been closed before such a transaction was
        open.values().stream().filter(StatementLog::isOnlyAudit).forEach(left::addAll);
        return rows.stream().filter(row -> !left.contains(row)).toList();
    }

    private static boolean isOnlyAudit(List<Map<String, String>> transaction) {
        return !transaction.isEmpty()
                && transaction.stream()
                        .allMatch(statement -> statement.get("argument").contains("audit_"));
    }

    private static boolean isCommit(String text) {
        return text.toLowerCase(Locale.ROOT).matches("commit|rollback");
    }

    private static boolean isSession(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s)set .*|start transaction.*|begin");
    }

    public String summary(int requests) {
        return "per request: %.1f statements, %.1f commits, %.1f session, %.1f preparations"
                .formatted(
                        (double) statements.size() / requests,
                        (double) commits.size() / requests,
                        (double) session.size() / requests,
                        (double) preparations.size() / requests);
    }
}
