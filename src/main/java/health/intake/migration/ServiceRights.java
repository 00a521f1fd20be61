package health.intake.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * After each migration, the migrator grants the service the rights that it needs on each table: on the audit trail only to
 * read and add, of erasures not to change. That is before the migration is recorded as done, so that a node which waits for the record has its rights.
 */
class ServiceRights implements Callback {

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'";

    private static final String GRANT = "execute immediate concat('grant ', ?, ' on `', ?, '` to ', ?)";

    private static final String TOO_MUCH = "select count(*) from ("
            + "select grantee, privilege_type from information_schema.user_privileges"
            + " union all select grantee, privilege_type from information_schema.schema_privileges"
            + " where table_schema = database()"
            + " union all select grantee, privilege_type from information_schema.table_privileges"
            + " where table_schema = database() and table_name like 'audit%') held"
            + " where privilege_type in ('UPDATE', 'DELETE', 'DROP', 'ALTER')"
            + " and grantee = concat('''', replace(current_user(), '@', '''@'''), '''')";

    private final String grantee;

    /** @param service user@host, as the database names it */
    ServiceRights(String service) {
        int at = service.lastIndexOf('@');
        grantee = quoted(service.substring(0, at)) + "@" + quoted(service.substring(at + 1));
    }

    /** The user of a connection, as the database names it: user@host. */
    static String holder(Connection service) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery("select current_user()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether the user of a connection may change or remove rows of the audit trail. */
    static boolean areTooMany(Connection service) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery(TOO_MUCH)) {
            row.next();
            return row.getInt(1) > 0;
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
        try (PreparedStatement grant = migrator.prepareStatement(GRANT)) {
            for (String table : tables(migrator)) {
                grant.setString(1, of(table));
                grant.setString(2, table);
                grant.setString(3, grantee);
                grant.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The service was not granted what it needs", e);
        }
    }

    private static String of(String table) {
        if (table.startsWith("audit_")) {
            return "select, insert";
        }
        if (table.equals("erasure")) {
            // what was signed does not change; only the sandbox forgets
            return "select, insert, delete";
        }
        return table.startsWith("flyway_") ? "select" : "select, insert, update, delete";
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
