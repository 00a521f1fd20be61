package health.intake.history;

/**
 * One operation of one client.
 *
 * @param operation what was asked, and what was answered
 * @param called when the request began to leave, in nanoseconds of a clock that all clients share
 * @param answered when the answer was read; {@link #NEVER} if none came, so that the operation may take effect at any later
 *     time, or not at all
 */
public record Step<O>(O operation, long called, long answered) {

    public static final long NEVER = Long.MAX_VALUE;

    public Step {
        if (answered <= called) {
            throw new IllegalArgumentException("answered before it was called: " + operation);
        }
    }
}
