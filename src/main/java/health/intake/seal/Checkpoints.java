package health.intake.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and replaces the checkpoint in the database. */
public final class Checkpoints {

    private static final String READ =
            "select number, last_seq, entries, at, form, digest, hash, removed_entries, removed_at,"
                    + " secret, mac from audit_checkpoint order by number desc limit 10";

    private static final String INSERT =
            "insert into audit_checkpoint (number, last_seq, entries, at, form, digest, hash,"
                    + " removed_entries, removed_at, secret, mac) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String DELETE = "delete from audit_checkpoint";

    private Checkpoints() {}

    /** All, which are one or none, unless somebody wrote into the table; at most ten. */
    public static List<Checkpoint> read(Connection connection) throws SQLException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                checkpoints.add(new Checkpoint(
                        Seals.seal(row),
                        row.getLong("removed_entries"),
                        row.getLong("removed_at"),
                        row.getString("secret"),
                        row.getString("mac")));
            }
        }
        return checkpoints;
    }

    /** Puts a checkpoint in the place of any other. */
    public static void replace(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            delete.executeUpdate();
            Seals.set(insert, checkpoint.seal());
            insert.setLong(Seals.COLUMNS + 1, checkpoint.removed());
            insert.setLong(Seals.COLUMNS + 2, checkpoint.removedAt());
            insert.setString(Seals.COLUMNS + 3, checkpoint.secret());
            insert.setString(Seals.COLUMNS + 4, checkpoint.mac());
            insert.executeUpdate();
        }
    }
}
