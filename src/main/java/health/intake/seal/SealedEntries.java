package health.intake.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads entries of the audit trail in the form that {@link SealChain} and {@link EntryMac} need. */
public final class SealedEntries {

    /**
     * The columns in the order in which they are sealed, all as text. One more would make the seals of nodes of the previous
     * release invalid during an upgrade: those of {@link #LATER} are sealed through the MAC.
     */
    static final List<String> COLUMNS = List.of(
            "cast(seq as char(20))",
            "cast(id as char(36))",
            "cast(organization_id as char(36))",
            "cast(at as char(20))",
            "cast(key_id as char(36))",
            "key_prefix",
            "operation",
            "cast(status as char(6))",
            "hex(profile_ids)",
            "cast(profile_id as char(36))",
            "request_id",
            "client_address");

    /** The names of the columns, in the order of {@link SealedEntry#values}. */
    public static final List<String> NAMES = COLUMNS.stream()
            .map(column -> column.replaceAll("^(?:cast|hex)\\((\\w+).*", "$1"))
            .toList();

    /** Columns that came later, with null for none, in the order of {@link SealedEntry#later}. */
    public static final List<String> LATER = List.of("user_agent", "reason");

    static final int AT = 3;

    private static final String READ = "select " + String.join(", ", COLUMNS) + ", " + String.join(", ", LATER)
            + ", hex(mac) from audit_entry where seq > ? and seq <= ? order by seq limit ?";

    private SealedEntries() {}

    /** A range of entry numbers, exclusive of the first, and the greatest number of entries to read. */
    public record Range(long after, long upTo, int atMost) {}

    /** The committed entries of a range, in order. */
    public static List<SealedEntry> read(Connection connection, Range range) throws SQLException {
        return read(connection, READ, range);
    }

    /** The same, but waits for those that are not committed yet. */
    static List<SealedEntry> await(Connection connection, Range range) throws SQLException {
        return read(connection, READ + " lock in share mode", range);
    }

    private static List<SealedEntry> read(Connection connection, String sql, Range range) throws SQLException {
        List<SealedEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, range.after());
            statement.setLong(2, range.upTo());
            statement.setInt(3, range.atMost());
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private static SealedEntry entry(ResultSet row) throws SQLException {
        int sealed = COLUMNS.size();
        int all = sealed + LATER.size();
        return new SealedEntry(texts(row, 0, sealed), texts(row, sealed, all), row.getString(all + 1));
    }

    private static List<@Nullable String> texts(ResultSet row, int from, int to) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(to - from);
        for (int column = from + 1; column <= to; column++) {
            texts.add(row.getString(column));
        }
        return texts;
    }
}
