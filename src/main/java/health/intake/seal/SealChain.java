package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Secrets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes each seal from the one before and from the entries in between. Digest and hash are HMAC-SHA-256, under a key that the
 * database does not hold, of {@linkplain CanonicalForm canonical forms}. The hash covers the entries by their digest, so
 * that a seal can be held against the one before without them.
 */
public final class SealChain {

    private final Hmac hmac;
    private final String form;

    public SealChain(Secrets secrets) {
        this.hmac = secrets.hmac("audit-seal");
        this.form = "2-" + secrets.name();
    }

    /**
     * The seal that follows: in the first form only as long as there are entries from before they had MACs.
     *
     * @param entries as {@link SealedEntries} reads them, at least one
     * @param at microseconds since 1970
     */
    public Seal next(Seal before, List<SealedEntry> entries, long at) {
        boolean old = before.isOfFirstForm() && entries.stream().anyMatch(entry -> entry.mac() == null);
        long lastSeq = entries.get(entries.size() - 1).seq();
        return sealed(
                before,
                entries,
                new Seal(before.number() + 1, lastSeq, entries.size(), at, old ? Seal.FIRST_FORM : form, null, ""));
    }

    /** Whether a seal is the one for these entries after that seal. */
    public boolean agrees(Seal before, List<SealedEntry> entries, Seal seal) {
        return isNext(before, seal)
                && seal.entries() == entries.size()
                && sealed(before, entries, seal).equals(seal);
    }

    /** Whether a seal may follow that one, whatever its entries are; in the first form only they tell. */
    public boolean follows(Seal before, Seal seal) {
        return isNext(before, seal)
                && (seal.isOfFirstForm() || linked(before, seal).equals(seal));
    }

    /** The last of some seals, of which the first must be a known one and each other must follow; else null. */
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
                && (seal.form().equals(form) || seal.isOfFirstForm() && before.isOfFirstForm());
    }

    private Seal sealed(Seal before, List<SealedEntry> entries, Seal seal) {
        if (seal.isOfFirstForm()) {
            CanonicalForm whole = new CanonicalForm().with(Arrays.asList(before.hash(), number(seal)));
            whole.with(covered(seal));
            entries.forEach(entry -> whole.with(entry.values()));
            return seal.withHash(hex(whole));
        }
        CanonicalForm whole = new CanonicalForm().with(List.of("entries"));
        entries.forEach(entry -> whole.with(entry.values()).with(Arrays.asList(entry.mac())));
        return linked(before, seal.withDigest(hex(whole)));
    }

    private Seal linked(Seal before, Seal seal) {
        return seal.withHash(hex(new CanonicalForm()
                .with(Arrays.asList(seal.form(), before.hash(), number(seal), seal.digest()))
                .with(covered(seal))));
    }

    private static String number(Seal seal) {
        return Long.toString(seal.number());
    }

    private static List<String> covered(Seal seal) {
        return List.of(Long.toString(seal.lastSeq()), Integer.toString(seal.entries()), Long.toString(seal.at()));
    }

    private String hex(CanonicalForm whole) {
        return HexFormat.of().formatHex(hmac.of(whole.bytes()));
    }
}
