package health.intake.verification;

import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntry;
import java.util.List;

/** Verifies seal after seal with the entries that each covers. */
final class SealedPart {

    /** More than the program ever put under one seal. */
    static final int MOST_OF_A_SEAL = 100_000;

    private final SealChain chain;
    private final SealSecrets secrets;
    private final EntryCount entries;
    private final Findings findings;

    SealedPart(SealChain chain, SealSecrets secrets, EntryCount entries, Findings findings) {
        this.chain = chain;
        this.secrets = secrets;
        this.entries = entries;
        this.findings = findings;
    }

    void check(Seal before, Seal seal, List<SealedEntry> covered) {
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
}
