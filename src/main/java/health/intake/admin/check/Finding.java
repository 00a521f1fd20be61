package health.intake.admin.check;

/**
 * Something that is wrong.
 *
 * @param wrong without a value that may be secret
 * @param why it matters
 * @param mend what the operator does about it
 */
record Finding(String wrong, String why, String mend) {

    String lines() {
        return String.join("\n", wrong, "  why:  " + why, "  mend: " + mend);
    }
}
