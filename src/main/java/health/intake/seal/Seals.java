package health.intake.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads seals from the database. */
public final class Seals {

    /** The number of seals that are read at once. */
    public static final int AT_MOST = 1000;

    static final int COLUMNS = 7;

    private static final String READ = "select number, last_seq, entries, at, form, digest, hash from audit_seal"
            + " where number >= ? order by number limit " + AT_MOST;

    private static final String LAST_BUT_ONE =
            "select coalesce(min(number), 0) from (select number from audit_seal order by number desc limit 2) newest";

    private Seals() {}

    /** The seals from a number on, at most {@link #AT_MOST}. */
    public static List<Seal> from(Connection connection, long number) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setLong(1, number);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                seals.add(seal(rows));
            }
        }
        return seals;
    }

    static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("last_seq"),
                row.getInt("entries"),
                row.getLong("at"),
                row.getString("form"),
                row.getString("digest"),
                row.getString("hash"));
    }

    /** Binds the columns of a seal, from the first parameter on. */
    static void set(PreparedStatement statement, Seal seal) throws SQLException {
        statement.setLong(1, seal.number());
        statement.setLong(2, seal.lastSeq());
        statement.setInt(3, seal.entries());
        statement.setLong(4, seal.at());
        statement.setString(5, seal.form());
        statement.setString(6, seal.digest());
        statement.setString(COLUMNS, seal.hash());
    }

    /** The number of the seal before the newest one; 0 if there is none. */
    static long lastButOne(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_BUT_ONE)) {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
