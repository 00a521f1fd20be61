package health.intake.problem;

/**
 * A rule for a value: a code for programs, and words for people that follow the name of the value and tell its limits, its
 * set or its form. They never repeat the value itself.
 */
public record Rule(ViolationCode code, String words) {

    private static final String SEPARATOR = ": ";

    /** Reads an entry of {@link Rules}, including one that came through a constraint. */
    public static Rule of(String entry) {
        String[] parts = entry.split(SEPARATOR, 2);
        return new Rule(ViolationCode.of(parts[0]), parts[1]);
    }

    /** Replaces a name in braces by a value. */
    public Rule where(String name, Object value) {
        return new Rule(code, words.replace("{" + name + "}", String.valueOf(value)));
    }

    /** The rule for a value from a query, in which an unencoded plus sign is a space. */
    public Rule inQuery(String given) {
        return given.indexOf(' ') < 0 ? this : new Rule(code, words + "; + is written %2B in a query");
    }

    /** The form that {@link #of} reads. */
    String entry() {
        return code.code() + SEPARATOR + words;
    }
}
