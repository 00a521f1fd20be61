package health.intake.line;

/** What one owner may have of something that all share: as much as leaves three others as much. */
final class Share {

    private Share() {}

    /** @return at least 1 */
    static int of(int all) {
        return Math.max(1, all / 4);
    }
}
