package health.intake.verification;

import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts entries while they are verified against their MACs and the times of their seals. */
final class EntryCount {

    /** In microseconds; sealing takes a few seconds. */
    private static final long LATE = TimeUnit.MINUTES.toMicros(1);

    private final EntryMac mac;
    private final Findings findings;
    private final Findings underNoKnown = new Findings();
    private long seals;
    private long sealed;
    private long unsealed;
    private long withoutMac;
    private long notChecked;
    private long lateSeals;
    private long latest;

    EntryCount(EntryMac mac, Findings findings) {
        this.mac = mac;
        this.findings = findings;
    }

    void sealed(Seal seal, List<SealedEntry> entries) {
        seals++;
        sealed += entries.size();
        entries.forEach(entry -> judge(seal, entry));
        long delay =
                seal.at() - entries.stream().mapToLong(SealedEntry::at).min().orElse(seal.at());
        if (delay > LATE) {
            lateSeals++;
            latest = Math.max(latest, delay);
        }
    }

    /** Counts entries under a seal whose secret is not given. */
    void notChecked(int count) {
        seals++;
        notChecked += count;
    }

    /** To be called after all entries: a MAC that seems wrong may belong to a secret that is not given. */
    void conclude() {
        if (notChecked > 0) {
            notChecked += underNoKnown.count();
        } else {
            underNoKnown.lines().forEach(findings::add);
        }
    }

    void unsealed(Seal newest, List<SealedEntry> entries) {
        unsealed += entries.size();
        entries.forEach(entry -> judge(newest, entry));
    }

    // under seals that cover no MACs yet, entries without a MAC are old
    private void judge(Seal seal, SealedEntry entry) {
        if (entry.mac() == null && seal.isOfFirstForm()) {
            withoutMac++;
        } else if (!mac.matches(entry)) {
            (entry.mac() == null ? findings : underNoKnown)
                    .add("Entry " + entry.seq()
                            + " (seq) does not match the MAC that it was written with: it was altered,"
                            + " moved or inserted");
        }
    }

    /** The counts in lines, the newest seal last. */
    List<String> facts(Seal newest, long unsealedSince, long now) {
        if (newest.number() == 0 && sealed + unsealed == 0) {
            return List.of("The audit trail is empty: no entries and no seals.");
        }
        List<String> facts = new ArrayList<>();
        facts.add("%d seals over %d entries were checked: %s."
                .formatted(seals, sealed, findings.isEmpty() ? "all are valid" : "not all are valid"));
        if (withoutMac > 0) {
            facts.add(withoutMac + " entries have no MAC, as they were written before MACs existed.");
        }
        if (notChecked > 0) {
            facts.add("Not checked, as their secret is missing: " + notChecked + " entries.");
        }
        facts.add("Not sealed yet: %d entries%s."
                .formatted(unsealed, unsealed == 0 ? "" : ", the oldest for " + seconds(now - unsealedSince)));
        facts.add("Seals made more than a minute after one of their entries: %d%s."
                .formatted(lateSeals, lateSeals == 0 ? "" : ", up to " + seconds(latest) + " after"));
        facts.add("The newest seal is %s old. Note it elsewhere: %s"
                .formatted(seconds(now - newest.at()), newest.text()));
        return facts;
    }

    private static String seconds(long micros) {
        return TimeUnit.MICROSECONDS.toSeconds(micros) + " s";
    }
}
