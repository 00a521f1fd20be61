package health.intake.seal;

/**
 * A seal over the entries after those of the seal before it.
 *
 * @param number 0 for the one that stood before all entries, then counting up
 * @param lastSeq the highest number of an entry that is covered
 * @param entries how many are covered
 * @param at microseconds since 1970
 * @param hash 64 hexadecimal digits
 */
public record Seal(long number, long lastSeq, int entries, long at, String hash) {

    /** As an operator notes it elsewhere: number and hash. */
    public String text() {
        return number + ":" + hash;
    }
}
