package health.intake.problem;

/**
 * One thing wrong with one field of a body.
 *
 * @param field path of the field, such as {@code date_of_birth} or {@code hcCard.number}
 * @param rule the one that it breaks
 */
public record Violation(String field, Rule rule) {

    /** @param entry of {@link Rules} */
    public Violation(String field, String entry) {
        this(field, Rule.of(entry));
    }

    public ViolationCode code() {
        return rule.code();
    }
}
