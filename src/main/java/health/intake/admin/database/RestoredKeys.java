package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.time.InstantColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Ends keys in a restored database, which lacks all changes since the backup. May be repeated; the logs may begin long
 * before the backup.
 */
public final class RestoredKeys {

    private static final String REVOKE = "update api_key set revoked_at = ? where id = ? and revoked_at is null";
    private static final String END =
            "update api_key_secret set valid_until = ? where api_key_id = ? and created_at < ?"
                    + " and (valid_until is null or valid_until > ?)";
    private static final String END_ALL =
            "update api_key_secret set valid_until = ? where valid_until is null or valid_until > ?";

    /** Nodes that serve already, though they should not, see the change within a second. */
    private static final String RAISE = "update directory_revision set revision = revision + 1 where id = 1";

    private final ServiceDatabase database;
    private final Clock clock;

    public RestoredKeys(OperatorSettings settings, Clock clock) {
        // in a restored database the service may have no rights yet: a node that starts has them granted
        this.database = settings.schemaOwner();
        this.clock = clock;
    }

    /**
     * Ends the keys and secrets that have ended according to the logs.
     *
     * @return the changes, in lines
     * @throws CommandFailure if no line of these logs is as old as the backup, or if a file is no log of Intake
     */
    public String endAsLogged(Path... files) {
        KeyLogs logs = KeyLogs.read(files);
        return changed(connection -> {
            requireAge(connection, logs.seals());
            return ended(connection, logs);
        });
    }

    /** Ends all secrets of all keys: a key is valid again after it is rotated. */
    public String endAll() {
        long now = InstantColumn.micros(clock.instant());
        return changed(connection -> "Ended the secrets of all keys, " + update(connection, END_ALL, now, now)
                + " of them: rotate each key that is still wanted, with the configured ADMIN key.");
    }

    /** A seal that is in both the log and the database was noted before the backup. */
    private static void requireAge(Connection connection, Set<String> seals) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select concat(number, ':', hash) from audit_seal")) {
            while (rows.next()) {
                if (seals.contains(rows.getString(1))) {
                    return;
                }
            }
        }
        throw new CommandFailure("Nothing was done: no seal of these logs is in the database, so they are not its logs,"
                + " or begin after the backup, and keys may have ended before they begin");
    }

    private static String ended(Connection connection, KeyLogs logs) throws SQLException {
        Set<UUID> revoked = new TreeSet<>();
        Set<UUID> rotated = new TreeSet<>();
        for (EndedKey ended : logs.ended()) {
            if (end(connection, ended) > 0) {
                (ended.secretsEnd() == null ? revoked : rotated).add(ended.key());
            }
        }
        rotated.removeAll(revoked);
        return "The logs report " + logs.ended().size() + " revocations and rotations.\n"
                + told(revoked, "Revoked again")
                + told(rotated, "Rotated since the backup; the new secret is lost, so rotate them again");
    }

    private static int end(Connection connection, EndedKey ended) throws SQLException {
        String key = ended.key().toString();
        long at = InstantColumn.micros(ended.at());
        if (ended.secretsEnd() == null) {
            return update(connection, REVOKE, at, key);
        }
        long end = InstantColumn.micros(ended.secretsEnd());
        return update(connection, END, end, key, at, end);
    }

    private interface Work {
        String in(Connection connection) throws SQLException;
    }

    private String changed(Work work) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            String told = work.in(connection);
            update(connection, RAISE);
            connection.commit();
            return told;
        } catch (SQLException e) {
            throw new CommandFailure("The keys cannot be ended: " + e.getMessage(), e);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String told(Set<UUID> keys, String what) {
        return keys.isEmpty() ? what + ": none.\n" : what + ": " + keys + "\n";
    }
}
