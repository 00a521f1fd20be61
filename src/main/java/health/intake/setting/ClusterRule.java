package health.intake.setting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What Intake requires of a MariaDB that is a node of Galera: other nodes take changes, too, which locks and reads of this one
 * do not see in time by themselves.
 */
public enum ClusterRule {
    DURABLE(
            variable("INNODB_FLUSH_LOG_AT_TRX_COMMIT", "= 1"),
            "innodb_flush_log_at_trx_commit of this node of Galera is not 1",
            "nodes that end together lose changes that were answered as done"),
    CAUSAL(
            variable("WSREP_SYNC_WAIT", "& 7 = 7"),
            "wsrep_sync_wait of this node of Galera is not 7",
            "a request could miss what was changed through another node, and entries of the audit trail be numbered too low for"
                    + " the seals"),
    SHORT(
            variable("IDLE_TRANSACTION_TIMEOUT", "between 1 and 5"),
            "idle_transaction_timeout of this node of Galera is not 1 to 5 seconds",
            "a transaction could write an audit entry after those around it were sealed"),
    COPIED(
            "select count(*) = 0 from information_schema.tables t where table_schema = database()"
                    + " and table_type = 'BASE TABLE' and (engine <> 'InnoDB' or not exists (select 1 from"
                    + " information_schema.statistics i where i.table_schema = t.table_schema"
                    + " and i.table_name = t.table_name and index_name = 'PRIMARY'))",
            "A table of the schema is not InnoDB or has no primary key",
            "Galera does not bring all its changes to the other nodes",
            "alter that table, or drop it if it is not of Intake");

    private static final String CLUSTERED = "select count(*) from information_schema.system_variables"
            + " where variable_name = 'WSREP_ON' and global_value = 'ON'";

    private final String sql;
    private final String what;
    private final String why;
    private final String mend;

    ClusterRule(String sql, String what, String why) {
        this(
                sql,
                what,
                why,
                "install server-config/mariadb/galera.cnf on all nodes of Galera and restart them one after the other");
    }

    /** @param sql answers 0 where the rule is broken */
    ClusterRule(String sql, String what, String why, String mend) {
        this.sql = sql;
        this.what = what;
        this.why = why;
        this.mend = mend;
    }

    private static String variable(String name, String condition) {
        return "select count(*) from information_schema.system_variables where variable_name = '" + name
                + "' and coalesce(session_value, global_value) " + condition;
    }

    /** Whether the server is a node of Galera. */
    public static boolean applyTo(Connection connection) throws SQLException {
        return count(connection, CLUSTERED) > 0;
    }

    /** The rules that a node of Galera breaks, for the session of this connection; none for any other server. */
    public static List<ClusterRule> brokenBy(Connection connection) throws SQLException {
        List<ClusterRule> broken = new ArrayList<>();
        if (applyTo(connection)) {
            for (ClusterRule rule : values()) {
                if (count(connection, rule.sql) == 0) {
                    broken.add(rule);
                }
            }
        }
        return broken;
    }

    public String what() {
        return what;
    }

    public String why() {
        return why;
    }

    public String mend() {
        return mend;
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
