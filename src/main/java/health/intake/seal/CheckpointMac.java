package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MAC of a checkpoint: HMAC-SHA-256 under the key of seals, so that nobody can remove a part of the trail and pass it off as a
 * removal by the service.
 */
public final class CheckpointMac {

    /** No form of a seal begins with it. */
    private static final String WORD = "checkpoint";

    private final Map<String, Hmac> hmacs;
    private final String currentSecret;

    public CheckpointMac(Secrets secrets) {
        this.hmacs = secrets.hmacs(Purpose.AUDIT_SEAL);
        this.currentSecret = hmacs.keySet().iterator().next();
    }

    /** A checkpoint under the current secret. */
    public Checkpoint of(Seal last, long removed, long removedAt) {
        return renewed(new Checkpoint(last, removed, removedAt, "", ""));
    }

    /** The same under the current secret. */
    public Checkpoint renewed(Checkpoint checkpoint) {
        Checkpoint named = checkpoint.with(currentSecret, "");
        return named.with(
                currentSecret, HexFormat.of().formatHex(hmac(currentSecret).of(form(named))));
    }

    /** Whether the secret that it names is given. */
    public boolean hasSecretOf(Checkpoint checkpoint) {
        return hmacs.containsKey(checkpoint.secret());
    }

    /** Whether it is under the secret under which seals are made now. */
    public boolean isUnderCurrent(Checkpoint checkpoint) {
        return checkpoint.secret().equals(currentSecret);
    }

    /** Whether it is as the service wrote it, under the given secret that it names. */
    public boolean matches(Checkpoint checkpoint) {
        return hasSecretOf(checkpoint)
                && checkpoint.mac().matches("[0-9a-f]{64}")
                && hmac(checkpoint.secret())
                        .matches(form(checkpoint), HexFormat.of().parseHex(checkpoint.mac()));
    }

    private Hmac hmac(String secret) {
        @Nullable Hmac hmac = hmacs.get(secret);
        if (hmac == null) {
            throw new IllegalArgumentException("This secret is not given");
        }
        return hmac;
    }

    private static byte[] form(Checkpoint checkpoint) {
        Seal seal = checkpoint.seal();
        return new CanonicalForm()
                .with(Arrays.asList(WORD, checkpoint.secret(), Long.toString(seal.number())))
                .with(Arrays.asList(Long.toString(seal.lastSeq()), Integer.toString(seal.entries())))
                .with(Arrays.asList(Long.toString(seal.at()), seal.form(), seal.digest(), seal.hash()))
                .with(Arrays.asList(Long.toString(checkpoint.removed()), Long.toString(checkpoint.removedAt())))
                .bytes();
    }
}
