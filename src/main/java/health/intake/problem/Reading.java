package health.intake.problem;

import java.util.Optional;

/**
 * The result of reading a text as a value.
 *
 * @param value empty if the text is no such value
 * @param broken the rule that the text breaks; empty if there is a value
 */
public record Reading<T>(Optional<T> value, Optional<Rule> broken) {

    public static <T> Reading<T> of(T value) {
        return new Reading<>(Optional.of(value), Optional.empty());
    }

    public static <T> Reading<T> broken(Rule rule) {
        return new Reading<>(Optional.empty(), Optional.of(rule));
    }

    /** @param rule the rule that the text breaks if there is no value */
    public static <T> Reading<T> of(Optional<T> value, String rule) {
        return value.map(Reading::of).orElseGet(() -> broken(Rule.of(rule)));
    }

    /** Without the value, which may be personal data. */
    @Override
    public String toString() {
        return broken.map(rule -> "Reading[broken]").orElse("Reading[masked]");
    }
}
