package health.intake.verification;

import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntry;
import health.intake.seal.Seals;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies the whole trail against its seals and those noted elsewhere, its entries against their MACs, and the rows that
 * lead to entries against the entries. Used once.
 */
public final class Verification {

    private static final int AT_ONCE = 1000;

    /** More than the program ever put under one seal. */
    private static final int MOST_OF_A_SEAL = 100_000;

    private final Connection connection;
    private final SealChain chain;
    private final Set<String> missing;
    private final Findings findings = new Findings();
    private final EntryCount entries;
    private final SealSecrets secrets;
    private final long now;

    /**
     * @param connection within a transaction that sees one state of the trail
     * @param secrets the current secret and all earlier secrets of seals in the trail
     * @param noted seals in the form of {@link Seal#text()}
     */
    public Verification(Connection connection, Secrets secrets, Set<String> noted, Instant now) {
        this.connection = connection;
        this.chain = new SealChain(secrets);
        this.missing = new LinkedHashSet<>(noted);
        this.secrets = new SealSecrets(chain, findings);
        this.entries = new EntryCount(new EntryMac(secrets), findings);
        this.now = InstantColumn.micros(now);
    }

    public TrailReport report() throws SQLException {
        Seal first = seals(0).stream().findFirst().orElse(null);
        if (first == null || first.number() != 0) {
            findings.add("The seal before all entries is missing");
            return new TrailReport(findings.lines(), List.of());
        }
        Seal newest = sealed(first);
        secrets.conclude(newest);
        long unsealedSince = unsealed(newest);
        entries.conclude();
        missing.forEach(
                noted -> findings.add("The noted seal " + noted + " is missing: seals were removed or replaced"));
        ProfileRows.hold(connection, findings);
        List<String> facts = new ArrayList<>(secrets.facts());
        facts.addAll(entries.facts(newest, unsealedSince, now));
        return new TrailReport(findings.lines(), facts);
    }

    private List<Seal> seals(long from) throws SQLException {
        return Seals.from(connection, from);
    }

    /** Returns the newest seal. */
    private Seal sealed(Seal first) throws SQLException {
        Seal before = first;
        missing.remove(first.text());
        for (List<Seal> next = seals(1); !next.isEmpty(); next = seals(before.number() + 1)) {
            for (Seal seal : next) {
                check(before, seal);
                missing.remove(seal.text());
                before = seal;
            }
        }
        return before;
    }

    private void check(Seal before, Seal seal) throws SQLException {
        // one entry more than the seal tells is enough to know that it is wrong
        int atMost = Math.min(seal.entries(), MOST_OF_A_SEAL) + 1;
        List<SealedEntry> covered =
                SealedEntries.read(connection, new SealedEntries.Range(before.lastSeq(), seal.lastSeq(), atMost));
        if (!secrets.isGiven(seal)) {
            entries.notChecked(covered.size());
            return;
        }
        if (!chain.agrees(before, covered, seal)) {
            findings.add(
                    "Seal %d does not match: one of the entries %d to %d (seq), the seal itself or an earlier one was altered, inserted or deleted"
                            .formatted(seal.number(), Math.max(0, before.lastSeq()) + 1, seal.lastSeq()));
        }
        entries.sealed(seal, covered);
    }

    /** Returns when the oldest of these entries was written; the current time if there is none. */
    private long unsealed(Seal newest) throws SQLException {
        long oldest = now;
        long after = newest.lastSeq();
        List<SealedEntry> next = unsealedAfter(after);
        while (!next.isEmpty()) {
            entries.unsealed(newest, next);
            oldest = Math.min(oldest, next.get(0).at());
            after = next.get(next.size() - 1).seq();
            next = unsealedAfter(after);
        }
        return oldest;
    }

    private List<SealedEntry> unsealedAfter(long seq) throws SQLException {
        return SealedEntries.read(connection, new SealedEntries.Range(seq, Long.MAX_VALUE, AT_ONCE));
    }
}
