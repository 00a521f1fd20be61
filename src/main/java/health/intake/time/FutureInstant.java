package health.intake.time;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import health.intake.problem.Finding;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instant as {@link InstantText} has it, later than now; else {@code invalid_format} or {@code out_of_range}. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FutureInstant.Validator.class)
public @interface FutureInstant {

    String message() default Rules.INSTANT;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the validator's clock. */
    class Validator implements ConstraintValidator<FutureInstant, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || Finding.isNone(
                            violation(
                                    text, context.getClockProvider().getClock().instant()),
                            context);
        }

        private static Optional<Rule> violation(String text, Instant now) {
            Optional<Instant> instant = InstantText.read(text);
            if (instant.isEmpty()) {
                return Optional.of(Rule.of(Rules.INSTANT));
            }
            return instant.get().isAfter(now) ? Optional.empty() : Optional.of(Rule.of(Rules.IN_FUTURE));
        }
    }
}
