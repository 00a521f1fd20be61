package health.intake.verification;

import health.intake.seal.CheckpointMac;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the whole trail against its seals and those noted elsewhere, its entries against their MACs, and the rows that
 * lead to entries against the entries. Used once.
 */
public final class Verification {

    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final Noted noted;
    private final Findings findings = new Findings();
    private final EntryCount entries;
    private final SealSecrets secrets;
    private final SealedPart sealed;
    private final TrailStart start;
    private final long now;

    /**
     * @param connection within a transaction that sees one state of the trail
     * @param secrets the current secret and all earlier secrets of seals in the trail
     * @param noted seals in the form of {@link Seal#text()}
     */
    public Verification(Connection connection, Secrets secrets, Set<String> noted, Instant now) {
        SealChain chain = new SealChain(secrets);
        this.connection = connection;
        this.noted = new Noted(noted);
        this.secrets = new SealSecrets(chain, findings);
        this.entries = new EntryCount(new EntryMac(secrets), findings);
        this.sealed = new SealedPart(chain, this.secrets, entries, findings);
        this.start = new TrailStart(connection, new CheckpointMac(secrets), findings);
        this.now = InstantColumn.micros(now);
    }

    public TrailReport report() throws SQLException {
        Optional<Seal> first = start.seal();
        return first.isEmpty() ? new TrailReport(findings.lines(), List.of()) : report(first.get());
    }

    private TrailReport report(Seal first) throws SQLException {
        Seal newest = sealed(first);
        secrets.conclude(newest);
        long unsealedSince = unsealed(newest);
        entries.conclude();
        List<String> facts = new ArrayList<>(start.facts());
        facts.addAll(noted.conclude(first.number(), Long.MAX_VALUE, findings));
        ProfileRows.hold(connection, findings);
        facts.addAll(secrets.facts());
        facts.addAll(entries.facts(newest, unsealedSince, now));
        return new TrailReport(findings.lines(), facts);
    }

    private List<Seal> seals(long from) throws SQLException {
        return Seals.from(connection, from);
    }

    /** Returns the newest seal. */
    private Seal sealed(Seal first) throws SQLException {
        Seal before = first;
        noted.found(first);
        for (List<Seal> next = seals(before.number() + 1); !next.isEmpty(); next = seals(before.number() + 1)) {
            for (Seal seal : next) {
                sealed.check(before, seal, covered(before, seal));
                noted.found(seal);
                before = seal;
            }
        }
        return before;
    }

    private List<SealedEntry> covered(Seal before, Seal seal) throws SQLException {
        // one entry more than the seal tells is enough to know that it is wrong
        int atMost = Math.min(seal.entries(), SealedPart.MOST_OF_A_SEAL) + 1;
        return SealedEntries.read(connection, new SealedEntries.Range(before.lastSeq(), seal.lastSeq(), atMost));
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
