package health.intake.problem;

/**
 * One rule that a field of a body breaks.
 *
 * @param field path of the field, such as {@code date_of_birth} or {@code hcCard.number}
 * @param rule the rule that the field breaks
 */
public record Violation(String field, Rule rule) {

    /** @param entry of {@link Rules} */
    public Violation(String field, String entry) {
        this(field, Rule.of(entry));
    }

    public ViolationCode code() {
        return rule.code();
    }

    /** A sentence for people that names the field and its rule. */
    public String message() {
        return field + " " + rule.words() + ".";
    }
}
