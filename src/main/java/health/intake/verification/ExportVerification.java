package health.intake.verification;

import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies an export of the trail, line after line, without a database. Used once. */
public final class ExportVerification {

    private final Findings findings = new Findings();
    private final Noted noted;
    private final CheckpointMac mac;
    private final SealSecrets secrets;
    private final EntryCount count;
    private final SealedPart sealed;
    private final long now;

    private final List<SealedEntry> entries = new ArrayList<>();
    private final List<String> start = new ArrayList<>();
    private @Nullable Seal first;
    private @Nullable Seal newest;
    private long countedSeals;
    private long countedEntries;
    private boolean ended;

    /**
     * @param secrets the current secret and all earlier secrets of seals in the export
     * @param noted seals in the form of {@link Seal#text()}
     */
    public ExportVerification(Secrets secrets, Set<String> noted, Instant now) {
        SealChain chain = new SealChain(secrets);
        this.noted = new Noted(noted);
        this.mac = new CheckpointMac(secrets);
        this.secrets = new SealSecrets(chain, findings);
        this.count = new EntryCount(new EntryMac(secrets), findings);
        this.sealed = new SealedPart(chain, this.secrets, count, findings);
        this.now = InstantColumn.micros(now);
    }

    /** Takes the seal before all others, or one after its entries. */
    public void seal(Seal seal) {
        Seal before = newest;
        if (before == null) {
            first = seal;
        } else {
            countedSeals++;
            sealed.check(before, seal, List.copyOf(entries));
            entries.clear();
        }
        noted.found(seal);
        newest = seal;
    }

    public void entry(SealedEntry entry) {
        countedEntries++;
        entries.add(entry);
    }

    /** Takes the checkpoint at which the export begins. */
    public void checkpoint(Checkpoint checkpoint) {
        TrailStart.check(checkpoint, mac, findings);
        if (!checkpoint.seal().equals(newest) || countedSeals + countedEntries > 0) {
            findings.add("The checkpoint is not at the seal before all others");
        }
        start.add(TrailStart.fact(checkpoint));
    }

    /** Takes the counts of the last line. */
    public void end(long seals, long ofEntries) {
        if (ended || seals != countedSeals || ofEntries != countedEntries) {
            findings.add("The export has %d seals and %d entries, and its last line tells of %d and %d"
                    .formatted(countedSeals, countedEntries, seals, ofEntries));
        }
        ended = true;
    }

    public TrailReport report() {
        Seal last = newest;
        if (!ended) {
            findings.add("The export is not complete: its last line is missing");
        }
        if (last == null || first == null) {
            findings.add("The export has no seal");
            return new TrailReport(findings.lines(), List.of());
        }
        return report(first, last);
    }

    private TrailReport report(Seal from, Seal to) {
        count.unsealed(to, entries);
        count.conclude();
        List<String> facts = new ArrayList<>(start);
        if (facts.isEmpty() && from.number() > 0) {
            facts.add("The export begins after seal %s, of %s: what was before it is not proven by this file."
                    .formatted(from.text(), InstantColumn.instant(from.at())));
        }
        facts.addAll(noted.conclude(from.number(), to.number(), findings));
        facts.addAll(secrets.facts());
        facts.addAll(count.facts(to, oldest(), now));
        return new TrailReport(findings.lines(), facts);
    }

    private long oldest() {
        return entries.stream().mapToLong(SealedEntry::at).min().orElse(now);
    }
}
