package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes each seal from the one before and from the entries in between, under a key that is not in the database; and checks
 * seals against each other, including those made under another given secret.
 */
public final class SealChain {

    /** That of the secret under which seals are made. */
    private final Hmac hmac;

    /** By the names of their secrets. */
    private final Map<String, Hmac> hmacs;

    private final String present;

    public SealChain(Secrets secrets) {
        this.hmac = secrets.hmac(Purpose.AUDIT_SEAL);
        this.hmacs = secrets.hmacs(Purpose.AUDIT_SEAL);
        this.present = hmacs.keySet().iterator().next();
    }

    /** The name of the secret under which seals are made. */
    public String present() {
        return present;
    }

    /** Whether the secret that a seal names is given; a seal of the first form names none. */
    public boolean knows(Seal seal) {
        return seal.isOfFirstForm() || hmacs.containsKey(seal.secret());
    }

    /**
     * The seal that follows: in the first form only as long as there are entries without MACs.
     *
     * @param entries as {@link SealedEntries} reads them, at least one
     * @param at microseconds since 1970
     */
    public Seal next(Seal before, List<SealedEntry> entries, long at) {
        boolean old = before.isOfFirstForm() && entries.stream().anyMatch(entry -> entry.mac() == null);
        String form = old ? Seal.FIRST_FORM : Seal.formUnder(present);
        long lastSeq = entries.get(entries.size() - 1).seq();
        return new SealHash(hmac, before)
                .sealed(new Seal(before.number() + 1, lastSeq, entries.size(), at, form, null, ""), entries);
    }

    /** Whether a seal is the one for these entries after that seal. */
    public boolean agrees(Seal before, List<SealedEntry> entries, Seal seal) {
        return isNext(before, seal)
                && seal.entries() == entries.size()
                && hashes(before, seal)
                        .anyMatch(hash -> hash.sealed(seal, entries).equals(seal));
    }

    /** Whether a seal may follow that one, whatever its entries are; the first form depends on them. */
    public boolean follows(Seal before, Seal seal) {
        return isNext(before, seal)
                && (seal.isOfFirstForm()
                        || hashes(before, seal)
                                .anyMatch(hash -> hash.linked(seal).equals(seal)));
    }

    /** The last of some seals, of which the first must be a given one and each other must follow; else null. */
    @Nullable
    Seal last(Seal known, List<Seal> seals) {
        if (seals.isEmpty() || !seals.get(0).equals(known)) {
            return null;
        }
        Seal last = known;
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

    /** Under the secret that the seal names, if that is given; under each, if it names none. */
    private Stream<SealHash> hashes(Seal before, Seal seal) {
        return hmacs.entrySet().stream()
                .filter(secret -> seal.isOfFirstForm() || secret.getKey().equals(seal.secret()))
                .map(secret -> new SealHash(secret.getValue(), before));
    }
}
