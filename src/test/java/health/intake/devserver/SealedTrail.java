package health.intake.devserver;

import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntries;
import health.intake.secret.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit trail in a database, held against its seals. */
public final class SealedTrail {

    private static final String SEALS = "select number, last_seq, entries, at, hash from audit_seal where number >= ?"
            + " order by number limit 1000";

    private final GivenDatabase database;
    private final SealChain chain;

    /** @param secret value of INTAKE_SECRET */
    SealedTrail(GivenDatabase database, Optional<String> secret) {
        this.database = database;
        // the pepper has no part in it
        this.chain = new SealChain(new Secrets(secret, Optional.empty(), secret));
    }

    public static SealedTrail of(String url, String user, String password, String secret) {
        return new SealedTrail(new GivenDatabase(url, user, password), Optional.of(secret));
    }

    /**
     * What was verified, in a line.
     *
     * @param noted a seal that was printed before and must still be there, or null
     * @throws StartFailure naming the first seal and the entries that are not as they were sealed
     */
    public String verify(@Nullable String noted) {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setReadOnly(true);
            return verify(connection, noted);
        } catch (SQLException e) {
            throw new StartFailure("The audit trail cannot be read: " + e.getMessage(), e);
        }
    }

    private String verify(Connection connection, @Nullable String noted) throws SQLException {
        List<Seal> next = seals(connection, 0);
        if (next.isEmpty() || next.get(0).number() != 0) {
            throw new StartFailure("The seal before all entries is missing");
        }
        Seal before = next.get(0);
        boolean found = noted == null || noted.equals(before.text());
        long entries = 0;
        for (next = seals(connection, 1); !next.isEmpty(); next = seals(connection, before.number() + 1)) {
            for (Seal seal : next) {
                check(connection, before, seal);
                entries += seal.entries();
                before = seal;
                found = found || seal.text().equals(noted);
            }
        }
        if (!found) {
            throw new StartFailure("The noted seal is not there: seals were removed or made anew");
        }
        return before.number() + " seals over " + entries + " entries are right. Note the newest elsewhere: "
                + before.text();
    }

    private void check(Connection connection, Seal before, Seal seal) throws SQLException {
        if (!chain.agrees(before, entries(connection, before, seal), seal)) {
            throw new StartFailure(
                    "Seal %d does not agree: of entries %d to %d (seq) one was altered, inserted or deleted, or the seal itself, or seals before it"
                            .formatted(seal.number(), Math.max(0, before.lastSeq()) + 1, seal.lastSeq()));
        }
    }

    private static List<Seal> seals(Connection connection, long from) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SEALS)) {
            statement.setLong(1, from);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                seals.add(
                        new Seal(rows.getLong(1), rows.getLong(2), rows.getInt(3), rows.getLong(4), rows.getString(5)));
            }
        }
        return seals;
    }

    // more than the seal says need not be read to know that it is wrong
    private static List<List<@Nullable String>> entries(Connection connection, Seal before, Seal seal)
            throws SQLException {
        return SealedEntries.read(
                connection, new SealedEntries.Range(before.lastSeq(), seal.lastSeq(), seal.entries() + 1));
    }
}
