package health.intake.migration;

import health.intake.email.EmailAddress;
import health.intake.person.PhoneNumber;
import health.intake.person.Username;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Version 6 of the schema: brings addresses and telephone numbers in earlier rows into the forms in which they are stored
 * since then; SQL cannot do that.
 */
class StoredForms implements JavaMigration {

    private static final Logger LOG = System.getLogger("health.intake");

    private static final int BATCH = 1000;
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private static final String QUOTED =
            "select id, email, handle from profile where email_canonical like '\"%' order by id";

    /** Skips an address that another profile of the organization has in the new form. */
    private static final String UNQUOTE =
            "update profile p left join profile other on other.organization_id = p.organization_id and other.email_canonical = ?"
                    + " set p.email_canonical = ?, p.handle = ?, p.version = p.version + 1 where p.id = ? and other.id is null";

    private static final String PHONES =
            "select id, phone from profile where id > ? and phone is not null order by id limit " + BATCH;

    private static final String FORMAT = "update profile set phone = ?, version = version + 1 where id = ?";

    @Override
    public void migrate(Context context) throws SQLException {
        unquoteAddresses(context.getConnection());
        formatPhones(context.getConnection());
    }

    private static void unquoteAddresses(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(QUOTED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String id = rows.getString("id");
                String handle = rows.getString("handle");
                EmailAddress address =
                        EmailAddress.parse(rows.getString("email")).orElse(null);
                if (address != null && !address.canonical().startsWith("\"")) {
                    unquote(connection, id, address, handle);
                }
            }
        }
    }

    private static void unquote(Connection connection, String id, EmailAddress address, @Nullable String handle)
            throws SQLException {
        String followed =
                handle == null ? null : Username.parse(handle).with(address).text();
        if (update(connection, UNQUOTE, address.canonical(), address.canonical(), followed, id) == 0) {
            LOG.log(
                    Level.WARNING,
                    "Profile {0} has another's address except for quotes: no look-up finds it until the address changes",
                    id);
        }
    }

    private static void formatPhones(Connection connection) throws SQLException {
        String last = BEFORE_ALL;
        while (last != null) {
            last = formatPhones(connection, last);
        }
    }

    /** Returns the id of the last row, null if there was none. */
    private static @Nullable String formatPhones(Connection connection, String after) throws SQLException {
        String last = null;
        try (PreparedStatement select = connection.prepareStatement(PHONES)) {
            select.setString(1, after);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last = rows.getString("id");
                    String phone = rows.getString("phone");
                    String form = PhoneNumber.ofInternational(phone)
                            .map(PhoneNumber::e164)
                            .orElse(phone);
                    if (!form.equals(phone)) {
                        update(connection, FORMAT, form, last);
                    }
                }
            }
        }
        return last;
    }

    private static int update(Connection connection, String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "stored forms";
    }

    /** None: other classes define the forms. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
