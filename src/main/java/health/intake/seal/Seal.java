package health.intake.seal;

import org.jspecify.annotations.Nullable;

/**
 * A seal over the entries after those of the seal before it.
 *
 * @param number 0 for the one before all entries, then counting up
 * @param lastSeq the highest number of an entry that is covered
 * @param entries how many are covered
 * @param at microseconds since 1970
 * @param form {@code 1}, or {@code 2-} and the name of the secret: then the MACs of entries are covered, too
 * @param digest of the entries, 64 hexadecimal digits; null in the first form
 * @param hash 64 hexadecimal digits
 */
public record Seal(long number, long lastSeq, int entries, long at, String form, @Nullable String digest, String hash) {

    static final String FIRST_FORM = "1";
    private static final String SECOND_FORM = "2-";

    static String formUnder(String secret) {
        return SECOND_FORM + secret;
    }

    /** The form noted elsewhere: number and hash. */
    public String text() {
        return number + ":" + hash;
    }

    /** Whether it covers no MACs of entries. */
    public boolean isOfFirstForm() {
        return form.equals(FIRST_FORM);
    }

    /** The name of its secret; in the first form none. */
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
