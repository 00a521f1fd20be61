package health.intake.seal;

/**
 * Entries behind a seal, as they were committed when somebody looked.
 *
 * @param after number of the last entry that is sealed
 * @param upTo the highest number of an entry
 * @param entries how many, {@link #COUNTED} standing for that or more
 */
public record Unsealed(long after, long upTo, int entries) {

    /** More are not counted: that would take longer than there is time between two looks. */
    static final int COUNTED = 20_000;

    static final Unsealed NONE = new Unsealed(0, 0, 0);
}
