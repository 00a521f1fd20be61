package health.intake.blackbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the service asked of its database.
 *
 * @param statements that read or write rows
 * @param commits ends of transactions, good or bad
 * @param session what only sets the connection up, such as {@code SET autocommit}
 * @param preparations statements that were prepared on the server
 */
record StatementLog(List<String> statements, List<String> commits, List<String> session, List<String> preparations) {

    /** The poll for changes of the directory, notes of last use and the end of old records go on beside any request. */
    private static final List<String> BACKGROUND =
            List.of("directory_revision", "last_used_at", "delete from idempotency_record");

    static StatementLog during(Runnable test) {
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
                    select command_type, convert(argument using utf8mb4) as argument from mysql.general_log
                    where user_host like 'intake[%' and command_type in ('Query', 'Execute', 'Prepare', 'Ping')"""));
        }
    }

    private static StatementLog of(List<Map<String, String>> rows) {
        List<Map<String, String>> own = rows.stream()
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

    private static boolean isCommit(String text) {
        return text.toLowerCase(Locale.ROOT).matches("commit|rollback");
    }

    private static boolean isSession(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s)set .*|start transaction.*|begin");
    }

    String summary(int requests) {
        return "per request: %.1f statements, %.1f commits, %.1f session, %.1f preparations"
                .formatted(
                        (double) statements.size() / requests,
                        (double) commits.size() / requests,
                        (double) session.size() / requests,
                        (double) preparations.size() / requests);
    }
}
