package health.intake.problem;

/**
 * One thing wrong with one field of a body.
 *
 * @param field path of the field, such as {@code date_of_birth} or {@code hcCard.number}
 */
public record Violation(String field, ViolationCode code) {}
