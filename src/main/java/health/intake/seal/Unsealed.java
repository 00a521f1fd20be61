package health.intake.seal;

/**
 * Entries behind a seal, as committed when they were counted.
 *
 * @param after number of the last entry that is sealed
 * @param upTo the highest number of an entry
 * @param entries how many, {@link #COUNTED} standing for that or more
 */
public record Unsealed(long after, long upTo, int entries) {

    /** More are not counted: that would take longer than the pause between two counts. */
    static final int COUNTED = 20_000;

    static final Unsealed NONE = new Unsealed(0, 0, 0);
}
