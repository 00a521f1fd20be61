package health.intake.line;

/** One owner's share of a common resource: a quarter, so that four owners fit. */
final class Share {

    private Share() {}

    /** @return at least 1 */
    static int of(int all) {
        return Math.max(1, all / 4);
    }
}
