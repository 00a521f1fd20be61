package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import health.intake.json.Json;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntries.Range;
import health.intake.seal.SealedEntry;
import health.intake.seal.Seals;
import health.intake.time.InstantColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as lines of JSON. The first is the seal before all that follow; then come the entries of each seal and the seal,
 * entries that are not sealed yet, and a line with the counts, without which the export is not complete. Used once.
 */
final class ExportedTrail {

    /** So many are in memory at once. */
    private static final int AT_ONCE = 1000;

    /** The seal before the first one that is wanted; the newest if none is. */
    private static final String BEFORE =
            "select coalesce((select min(number) from audit_seal where number > 0 and at >= ?),"
                    + " (select max(number) + 1 from audit_seal)) - 1";

    /** Numbers in the document; all else are texts or null. */
    private static final Set<String> NUMBERS = Set.of("seq", "at", "status");

    private final ServiceDatabase database;
    private final Instant from;
    private final Instant to;
    private long seals;
    private long entries;

    /**
     * @param from of sealing, inclusive
     * @param to of sealing, exclusive; {@link Instant#MAX} for all, and entries that are not sealed yet
     */
    ExportedTrail(ServiceDatabase database, Instant from, Instant to) {
        this.database = database;
        this.from = from;
        this.to = to;
    }

    /** Returns the counts, for people. */
    String writeTo(OutputStream out) {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            // all statements see the state of the first one
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            BufferedOutputStream lines = new BufferedOutputStream(out);
            write(connection, lines);
            lines.flush();
            connection.rollback();
        } catch (SQLException e) {
            throw new CommandFailure("The audit trail cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure("The audit trail cannot be written: " + e, e);
        }
        return "Exported %d seals and %d entries.".formatted(seals, entries);
    }

    private void write(Connection connection, OutputStream out) throws SQLException, IOException {
        Seal before = Seals.from(connection, numberBefore(connection)).stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailure("The seal before all entries is missing"));
        line(out, fields(before));
        Seal last = sealed(connection, before, out);
        if (to.equals(Instant.MAX)) {
            entries(connection, range(last.lastSeq(), Long.MAX_VALUE), out);
        }
        Map<String, Object> end = new LinkedHashMap<>(Map.of("type", "end"));
        end.put("seals", seals);
        end.put("entries", entries);
        line(out, end);
    }

    private long numberBefore(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setLong(1, InstantColumn.micros(from));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private Seal sealed(Connection connection, Seal before, OutputStream out) throws SQLException, IOException {
        Seal last = before;
        List<Seal> next = Seals.from(connection, last.number() + 1);
        while (!next.isEmpty()) {
            for (Seal seal : next) {
                if (!InstantColumn.instant(seal.at()).isBefore(to)) {
                    return last;
                }
                entries(connection, range(last.lastSeq(), seal.lastSeq()), out);
                line(out, fields(seal));
                seals++;
                last = seal;
            }
            next = Seals.from(connection, last.number() + 1);
        }
        return last;
    }

    /** Those after a number, up to another. */
    private void entries(Connection connection, Range wanted, OutputStream out) throws SQLException, IOException {
        long after = wanted.after();
        List<SealedEntry> next = SealedEntries.read(connection, wanted);
        while (!next.isEmpty()) {
            for (SealedEntry entry : next) {
                line(out, fields(entry));
                entries++;
                after = entry.seq();
            }
            next = SealedEntries.read(connection, range(after, wanted.upTo()));
        }
    }

    private static Range range(long after, long upTo) {
        return new Range(after, upTo, AT_ONCE);
    }

    private static Map<String, @Nullable Object> fields(SealedEntry entry) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("type", "entry"));
        for (int i = 0; i < SealedEntries.NAMES.size(); i++) {
            String name = SealedEntries.NAMES.get(i);
            String value = entry.values().get(i);
            fields.put(name, value != null && NUMBERS.contains(name) ? Long.valueOf(value) : value);
        }
        for (int i = 0; i < SealedEntries.LATER.size(); i++) {
            fields.put(SealedEntries.LATER.get(i), entry.later().get(i));
        }
        fields.put("mac", entry.mac());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Seal seal) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("type", "seal"));
        fields.put("number", seal.number());
        fields.put("last_seq", seal.lastSeq());
        fields.put("entries", seal.entries());
        fields.put("at", seal.at());
        fields.put("form", seal.form());
        fields.put("digest", seal.digest());
        fields.put("hash", seal.hash());
        return fields;
    }

    private static void line(OutputStream out, Map<String, ?> fields) throws IOException {
        out.write(Json.bytes(fields));
        out.write('\n');
    }
}
