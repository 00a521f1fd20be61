package health.intake.seal;

/**
 * The committed entries after the last sealed one, at the time of counting.
 *
 * @param after the number of the last sealed entry
 * @param upTo the highest number of any entry
 * @param entries their number; {@link #COUNTED} means that many or more
 */
public record Unsealed(long after, long upTo, int entries) {

    /** Counting stops here, because counting more would take longer than the pause between two counts. */
    static final int COUNTED = 20_000;

    static final Unsealed NONE = new Unsealed(0, 0, 0);
}
