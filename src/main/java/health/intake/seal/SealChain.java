package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes each seal from the previous one and the entries since then, under a key that is not in the database. Checks seals
 * against each other, including those made under another given secret.
 */
public final class SealChain {

    /** The HMAC under the current secret, which makes seals. */
    private final Hmac hmac;

    /** The HMACs by the names of their secrets. */
    private final Map<String, Hmac> hmacs;

    private final String currentSecret;

    public SealChain(Secrets secrets) {
        this.hmac = secrets.hmac(Purpose.AUDIT_SEAL);
        this.hmacs = secrets.hmacs(Purpose.AUDIT_SEAL);
        this.currentSecret = hmacs.keySet().iterator().next();
    }

    /** The name of the secret under which seals are made. */
    public String currentSecret() {
        return currentSecret;
    }

    /** Whether the secret that a seal names is given; a seal of the first form names none. */
    public boolean hasSecretOf(Seal seal) {
        return seal.isOfFirstForm() || hmacs.containsKey(seal.secret());
    }

    /**
     * Makes the next seal. It has the first form only if the previous one has it and some of the entries have no MAC.
     *
     * @param entries as {@link SealedEntries} reads them, at least one
     * @param at the time of sealing in microseconds since 1970
     */
    public Seal next(Seal before, List<SealedEntry> entries, long at) {
        boolean hasFirstForm = before.isOfFirstForm() && entries.stream().anyMatch(entry -> entry.mac() == null);
        String form = hasFirstForm ? Seal.FIRST_FORM : Seal.formUnder(currentSecret);
        long lastSeq = entries.get(entries.size() - 1).seq();
        return new SealHash(hmac, before)
                .sealed(new Seal(before.number() + 1, lastSeq, entries.size(), at, form, null, ""), entries);
    }

    /** Whether a seal is the right one for these entries after the previous seal. */
    public boolean agrees(Seal before, List<SealedEntry> entries, Seal seal) {
        return isNext(before, seal)
                && seal.entries() == entries.size()
                && hashes(before, seal)
                        .anyMatch(hash -> hash.sealed(seal, entries).equals(seal));
    }

    /** Whether a seal can follow the previous one, judged without entries, on which the hash of the first form depends. */
    public boolean follows(Seal before, Seal seal) {
        return isNext(before, seal)
                && (seal.isOfFirstForm()
                        || hashes(before, seal)
                                .anyMatch(hash -> hash.linked(seal).equals(seal)));
    }

    /** The last of these seals; null unless the first is the given one and each of the others follows the one before it. */
    @Nullable
    Seal last(Seal first, List<Seal> seals) {
        if (seals.isEmpty() || !seals.get(0).equals(first)) {
            return null;
        }
        Seal last = first;
        for (Seal next : seals.subList(1, seals.size())) {
            if (!follows(last, next)) {
                return null;
            }
            last = next;
        }
        return last;
    }

    private boolean isNext(Seal before, Seal seal) {
        return seal.number() == before.number() + 1
                && seal.lastSeq() > before.lastSeq()
                && (!seal.isOfFirstForm() || before.isOfFirstForm());
    }

    /** The hash under the secret that the seal names, if it is given; under each given secret, if the seal names none. */
    private Stream<SealHash> hashes(Seal before, Seal seal) {
        return hmacs.entrySet().stream()
                .filter(secret -> seal.isOfFirstForm() || secret.getKey().equals(seal.secret()))
                .map(secret -> new SealHash(secret.getValue(), before));
    }
}
