package health.intake.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Ends keys in a database that was restored, which does not know what came after the backup: what scripts/admin restored runs.
 * May be repeated, and takes logs that begin long before the backup.
 */
public final class RestoredKeys {

    private static final String LOG = "--log";
    private static final Pattern ENDED = Pattern.compile("API key ([0-9a-f-]{36}) was (?:revoked at ([0-9TZ:.-]{10,40})"
            + "|rotated at ([0-9TZ:.-]{10,40}): its earlier secrets end at ([0-9TZ:.-]{10,40}))");

    private static final String REVOKE = "update api_key set revoked_at = ? where id = ? and revoked_at is null";
    private static final String END =
            "update api_key_secret set valid_until = ? where api_key_id = ? and created_at < ?"
                    + " and (valid_until is null or valid_until > ?)";
    private static final String END_ALL =
            "update api_key_secret set valid_until = ? where valid_until is null or valid_until > ?";

    /** Nodes that serve, though they should not yet, take it in within a second. */
    private static final String RAISE = "update directory_revision set revision = revision + 1 where id = 1";

    private final GivenDatabase database;

    RestoredKeys(GivenDatabase database) {
        this.database = database;
    }

    public static RestoredKeys of(String url, String user, String password) {
        return new RestoredKeys(new GivenDatabase(url, user, password));
    }

    /** Arguments: --log and files, or --without-log. */
    public static void main(String[] arguments) {
        try {
            RestoredKeys keys = new RestoredKeys(OperatorSettings.read().database());
            List<String> all = List.of(arguments);
            System.out.println(
                    all.get(0).equals(LOG)
                            ? keys.endAsLogged(
                                    all.stream().skip(1).map(Path::of).toArray(Path[]::new))
                            : keys.endAll());
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** An end of a key as the log has it; without an end of its secrets the key was revoked. */
    private record Ended(UUID key, Instant at, List<Instant> secretsEnd) {

        static Ended of(MatchResult line) {
            try {
                UUID key = UUID.fromString(line.group(1));
                return line.group(2) != null
                        ? new Ended(key, Instant.parse(line.group(2)), List.of())
                        : new Ended(key, Instant.parse(line.group(3)), List.of(Instant.parse(line.group(4))));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new StartFailure("Nothing was done: this is no line of Intake: " + line.group(), e);
            }
        }
    }

    /**
     * Ends what the logs say was ended.
     *
     * @return what was done, in lines
     * @throws StartFailure if no line of these logs is as old as the backup, or one of them is none
     */
    public String endAsLogged(Path... logs) {
        List<Ended> ended = new ArrayList<>();
        Set<String> seals = new LinkedHashSet<>();
        for (Path log : logs) {
            List<String> lines = lines(log);
            Set<String> noted = NotedSeals.in(lines.stream());
            if (noted.isEmpty()) {
                throw new StartFailure("Nothing was done: no seal is in " + log
                        + ", so it is no log of Intake, or is compressed, or covers less than a minute");
            }
            seals.addAll(noted);
            lines.stream()
                    .flatMap(line -> ENDED.matcher(line).results().map(Ended::of))
                    .forEach(ended::add);
        }
        return changed(connection -> {
            requireAge(connection, seals);
            Set<UUID> revoked = new TreeSet<>();
            Set<UUID> rotated = new TreeSet<>();
            for (Ended end : ended) {
                if (end(connection, end) > 0) {
                    (end.secretsEnd.isEmpty() ? revoked : rotated).add(end.key);
                }
            }
            rotated.removeAll(revoked);
            return "The logs tell of " + ended.size() + " revocations and rotations.\n"
                    + told(revoked, "Revoked again")
                    + told(
                            rotated,
                            "Rotated since the backup, the new secret being lost, so that they need another rotation");
        });
    }

    /** Ends all secrets of all keys: a key opens something again when it is rotated. */
    public String endAll() {
        long now = micros(Instant.now());
        return changed(connection -> "Ended the secrets of all keys, " + update(connection, END_ALL, now, now)
                + " of them: rotate each key that is still wanted, with the ADMIN key of the configuration.");
    }

    private static int end(Connection connection, Ended ended) throws SQLException {
        String key = ended.key.toString();
        long at = micros(ended.at);
        if (ended.secretsEnd.isEmpty()) {
            return update(connection, REVOKE, at, key);
        }
        long end = micros(ended.secretsEnd.get(0));
        return update(connection, END, end, key, at, end);
    }

    /** A seal of the log that stands in the database too was noted before the backup. */
    private static void requireAge(Connection connection, Set<String> seals) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select concat(number, ':', hash) from audit_seal")) {
            while (rows.next()) {
                if (seals.contains(rows.getString(1))) {
                    return;
                }
            }
        }
        throw new StartFailure(
                "Nothing was done: no seal in these logs stands in the database, so they are not its logs,"
                        + " or begin after the backup, and keys may have ended before they begin");
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
            throw new StartFailure("The keys cannot be ended: " + e.getMessage(), e);
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

    private static List<String> lines(Path log) {
        try {
            // whatever bytes stand around what is looked for
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StartFailure("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
