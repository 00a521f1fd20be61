package health.intake.seal;

import org.jspecify.annotations.Nullable;

/**
 * A seal over the entries since the previous seal.
 *
 * @param number 0 for the seal before all entries, then counting up
 * @param lastSeq the number of the last entry that is covered
 * @param entries the number of entries that are covered
 * @param at the time of sealing in microseconds since 1970
 * @param form {@code 1}, or {@code 2-} and the name of the secret: then it also covers the MACs of the entries
 * @param digest of the entries, 64 hexadecimal digits; null in the first form
 * @param hash 64 hexadecimal digits
 */
public record Seal(long number, long lastSeq, int entries, long at, String form, @Nullable String digest, String hash) {

    static final String FIRST_FORM = "1";
    private static final String SECOND_FORM = "2-";

    static String formUnder(String secret) {
        return SECOND_FORM + secret;
    }

    /** The text by which a seal is noted outside the database: number and hash. */
    public String text() {
        return number + ":" + hash;
    }

    /** Whether the seal leaves out the MACs of the entries. */
    public boolean isOfFirstForm() {
        return form.equals(FIRST_FORM);
    }

    /** The name of its secret; empty in the first form. */
    public String secret() {
        return form.startsWith(SECOND_FORM) ? form.substring(SECOND_FORM.length()) : "";
    }

    private Seal with(@Nullable String newDigest, String newHash) {
        return new Seal(number, lastSeq, entries, at, form, newDigest, newHash);
    }

    Seal withHash(String newHash) {
        return with(digest, newHash);
    }

    Seal withDigest(String newDigest) {
        return with(newDigest, hash);
    }
}
