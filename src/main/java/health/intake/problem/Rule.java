package health.intake.problem;

/**
 * What a value has to be: a code for programs, and words for people that tell its limits, its set or its form and follow on the
 * name of the value. They never repeat the value itself.
 */
public record Rule(ViolationCode code, String words) {

    private static final String SEPARATOR = ": ";

    /** From an entry of {@link Rules}, also one that came through a constraint. */
    public static Rule of(String entry) {
        String[] parts = entry.split(SEPARATOR, 2);
        return new Rule(ViolationCode.of(parts[0]), parts[1]);
    }

    /** With what stands for a name in braces. */
    public Rule where(String name, Object value) {
        return new Rule(code, words.replace("{" + name + "}", String.valueOf(value)));
    }

    /** For a value that came in a query, where a plus sign that is not encoded is a space. */
    public Rule inQuery(String given) {
        return given.indexOf(' ') < 0 ? this : new Rule(code, words + "; + is written %2B in a query");
    }

    /** As {@link #of} reads it. */
    String entry() {
        return code.code() + SEPARATOR + words;
    }
}
