package health.intake.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * After each migration, the migrator grants the service the rights that it needs on each table: on the audit trail only to
 * read and add, and to remove if there is a retention; of erasures not to change. That is before the migration is recorded as done,
 * so that a node which waits for the record has its rights.
 */
public final class ServiceRights implements Callback {

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'";

    private static final String GRANT = "execute immediate concat('grant ', ?, ' on `', ?, '` to ', ?)";

    private static final String REVOKE = "execute immediate concat('revoke ', ?, ' on `', ?, '` from ', ?)";

    private static final String HELD = "select table_name, lower(privilege_type) from ("
            + "select grantee, '' as table_name, privilege_type from information_schema.user_privileges"
            + " union all select grantee, '', privilege_type from information_schema.schema_privileges"
            + " where table_schema = database()"
            + " union all select grantee, table_name, privilege_type from information_schema.table_privileges"
            + " where table_schema = database() and table_name like 'audit%') held"
            + " where grantee = concat('''', replace(current_user(), '@', '''@'''), '''')";

    private static final String AUDIT = "audit_";
    private static final String CHECKPOINT = "audit_checkpoint";
    private static final String ERASURE = "erasure";

    /** Rights to change what is in a table, or the table itself; who has one on all tables has it on the trail. */
    private static final Set<String> CHANGES = Set.of("update", "delete", "drop", "alter");

    private static final Set<String> CHANGES_OF_ROWS = Set.of("insert", "update", "delete");

    private final String grantee;
    private final boolean removes;

    /**
     * @param service user@host, as the database names it
     * @param removes whether it removes old entries of the audit trail
     */
    ServiceRights(String service, boolean removes) {
        int at = service.lastIndexOf('@');
        this.grantee = quoted(service.substring(0, at)) + "@" + quoted(service.substring(at + 1));
        this.removes = removes;
    }

    /** The user of a connection, as the database names it: user@host. */
    static String holder(Connection service) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery("select current_user()")) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Whether the user of a connection may change or remove rows of the audit trail, though it need not.
     *
     * @param removes whether it removes old entries
     */
    public static boolean areTooMany(Connection service, boolean removes) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery(HELD)) {
            while (row.next()) {
                String table = row.getString(1);
                if (CHANGES.contains(row.getString(2))
                        && (table.isEmpty() || !of(table, removes).contains(row.getString(2)))) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection migrator = context.getConnection();
        try {
            for (String table : tables(migrator)) {
                Set<String> rights = of(table, removes);
                run(migrator, GRANT, rights, table);
                if (table.startsWith(AUDIT)) {
                    // what was granted while there was a retention
                    Set<String> others = new TreeSet<>(CHANGES_OF_ROWS);
                    others.removeAll(rights);
                    run(migrator, REVOKE, others, table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The service was not granted what it needs", e);
        }
    }

    private void run(Connection migrator, String sql, Set<String> rights, String table) throws SQLException {
        try (PreparedStatement statement = migrator.prepareStatement(sql)) {
            statement.setString(1, String.join(", ", rights));
            statement.setString(2, table);
            statement.setString(3, grantee);
            statement.execute();
        }
    }

    /** The rights that the service needs on a table. */
    static Set<String> of(String table, boolean removes) {
        if (table.equals(CHECKPOINT)) {
            // it is put under a new secret, too
            return Set.of("select", "insert", "delete");
        }
        if (table.startsWith(AUDIT)) {
            return removes ? Set.of("select", "insert", "delete") : Set.of("select", "insert");
        }
        if (table.equals(ERASURE)) {
            // what was signed does not change; only the sandbox forgets
            return Set.of("select", "insert", "delete");
        }
        return table.startsWith("flyway_") ? Set.of("select") : Set.of("select", "insert", "update", "delete");
    }

    private static List<String> tables(Connection migrator) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = migrator.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    @Override
    public String getCallbackName() {
        return "rights of the service";
    }
}
