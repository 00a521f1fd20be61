package health.intake.retention;

import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what is to be removed: evidence of an alteration must not be removed with what was altered. */
final class Proof {

    /** More than the program ever put under one seal. */
    private static final int MOST_OF_A_SEAL = 100_000;

    private final SealChain chain;
    private final EntryMac mac;
    private final CheckpointMac checkpointMac;

    Proof(Secrets secrets) {
        this.chain = new SealChain(secrets);
        this.mac = new EntryMac(secrets);
        this.checkpointMac = new CheckpointMac(secrets);
    }

    /** Why nothing may be removed behind these checkpoints, as a part of a sentence; null if something may be. */
    @Nullable
    String obstacle(List<Checkpoint> checkpoints) {
        if (checkpoints.size() > 1) {
            return "there are several checkpoints";
        }
        for (Checkpoint checkpoint : checkpoints) {
            if (!checkpointMac.hasSecretOf(checkpoint)) {
                return "the checkpoint" + isUnder(checkpoint.secret());
            }
            if (!checkpointMac.matches(checkpoint)) {
                return "the checkpoint does not match its MAC";
            }
        }
        return null;
    }

    /** Why a seal cannot be removed, judged before its entries are read; null if it perhaps can. */
    @Nullable
    String obstacle(Seal before, Seal seal) {
        if (!chain.hasSecretOf(seal)) {
            return "seal " + seal.number() + isUnder(seal.secret());
        }
        boolean follows = chain.follows(before, seal) && seal.entries() <= MOST_OF_A_SEAL;
        return follows ? null : doesNotMatch(seal);
    }

    /** Why a seal and its entries cannot be removed; null if they can. */
    @Nullable
    String obstacle(Seal before, Seal seal, List<SealedEntry> entries) {
        if (!chain.agrees(before, entries, seal)) {
            return doesNotMatch(seal);
        }
        return entries.stream()
                .filter(entry -> !seal.isOfFirstForm() || entry.mac() != null)
                .filter(entry -> !mac.matches(entry))
                .findFirst()
                .map(entry -> "entry " + entry.seq() + " does not match the MAC that it was written with")
                .orElse(null);
    }

    private static String doesNotMatch(Seal seal) {
        return "seal " + seal.number() + " does not match the one before it and its entries";
    }

    private static String isUnder(String secret) {
        return " is under the secret " + secret + ", which is neither INTAKE_SECRET nor in INTAKE_SECRET_OTHER";
    }
}
