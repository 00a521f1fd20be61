package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.seal.OldTrail;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A database whose trail has entries of months ago, written and sealed as the service does it, and no node yet. */
final class AgedTrail implements AutoCloseable {

    static final Map<String, String> RETENTION = Map.of("INTAKE_AUDIT_RETENTION_DAYS", "30");

    /** Each tenth entry is one of a list of so many profiles. */
    private static final int LIST = 5;

    private static final UUID ORGANIZATION = new UUID(0x0195_0000_0000_7000L, 1L << 63);
    private static final int ROWS = 200;
    private static final String ENTRY =
            "insert into audit_entry (seq, id, organization_id, at, key_id, key_prefix, operation,"
                    + " status, profile_ids, profile_id, request_id, client_address, user_agent, reason, mac) values ";
    private static final String PROFILE =
            "insert into audit_profile (organization_id, profile_id, at, entry_id) values ";
    private static final String SEAL =
            "insert into audit_seal (number, last_seq, entries, at, form, digest, hash) values ";

    private final SplitDatabase database = new SplitDatabase();
    private final OldTrail trail = new OldTrail(secrets(), OldTrail.beginning());
    private final Instant begin;
    private final int ofASeal;
    private long seq;

    /** @param ofASeal entries */
    AgedTrail(Duration age, int ofASeal) {
        this.begin = Instant.now().minus(age);
        this.ofASeal = ofASeal;
        Run run = database.program().run("schema", "migrate");
        assertThat(run.code()).as(run.err()).isZero();
    }

    static Secrets secrets() {
        return new Secrets(secret("KEY_PEPPER"), Optional.empty(), secret("SECRET"));
    }

    static Optional<String> secret(String name) {
        return Installation.shared().secrets().stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    SplitDatabase database() {
        return database;
    }

    OperatorProgram program() {
        return database.program();
    }

    StartingNode node(String folder, Map<String, String> more) {
        return database.servingNode(folder, more);
    }

    List<Seal> seals() {
        return trail.seals();
    }

    /** Adds seals a second apart from an instant on, with their entries. */
    AgedTrail with(int seals, Duration afterBegin) {
        long from = InstantColumn.micros(begin.plus(afterBegin));
        List<Seal> added = IntStream.range(0, seals)
                .mapToObj(number -> sealed(from + number * 1_000_000L))
                .toList();
        try (Sql sql = database.migrator()) {
            insert(sql, SEAL, added.stream().map(AgedTrail::row).toList());
            List<SealedEntry> entries = added.stream()
                    .flatMap(seal -> trail.covered().getOrDefault(seal, List.of()).stream())
                    .toList();
            insert(sql, ENTRY, entries.stream().map(AgedTrail::row).toList());
            insert(
                    sql,
                    PROFILE,
                    entries.stream()
                            .flatMap(entry -> profileRows(entry).stream())
                            .toList());
        }
        return this;
    }

    private Seal sealed(long at) {
        return trail.seal(
                at,
                IntStream.range(0, ofASeal)
                        .mapToObj(entry -> entry(at - 900_000 + entry))
                        .toArray(SealedEntry[]::new));
    }

    private SealedEntry entry(long at) {
        seq++;
        UUID[] profiles = IntStream.range(0, seq % 10 == 0 ? LIST : 1)
                .mapToObj(profile -> new UUID(0x0195_0000_0001_7000L, 1L << 63 | seq % 1000 + profile))
                .toArray(UUID[]::new);
        return trail.entry(seq, at, ORGANIZATION, profiles);
    }

    private static Object[] row(Seal seal) {
        return new Object[] {
            seal.number(), seal.lastSeq(), seal.entries(), seal.at(), seal.form(), seal.digest(), seal.hash()
        };
    }

    private static Object[] row(SealedEntry entry) {
        List<@Nullable Object> row = new ArrayList<>(entry.values());
        row.set(8, HexFormat.of().parseHex(String.valueOf(entry.value("profile_ids"))));
        row.addAll(entry.later());
        row.add(HexFormat.of().parseHex(String.valueOf(entry.mac())));
        return row.toArray();
    }

    private static List<Object[]> profileRows(SealedEntry entry) {
        String ids = String.valueOf(entry.value("profile_ids"));
        List<Object[]> rows = new ArrayList<>();
        for (int from = 0; ids.length() > 32 && from < ids.length(); from += 32) {
            rows.add(new Object[] {
                entry.value("organization_id"), ids.substring(from, from + 32), entry.at(), entry.value("id")
            });
        }
        return rows;
    }

    private static void insert(Sql sql, String statement, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
            String row = "(" + String.join(",", Collections.nCopies(some.get(0).length, "?")) + ")";
            sql.run(
                    statement + String.join(",", Collections.nCopies(some.size(), row)),
                    some.stream().flatMap(java.util.Arrays::stream).toArray());
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
