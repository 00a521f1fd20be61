package health.intake.person;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import health.intake.problem.Finding;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date of birth: not before 1900-01-01, else out_of_range; before today in UTC by the clock of the validator, else
 * not_in_past. Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = PastDate.Validator.class)
public @interface PastDate {

    String message() default Rules.IN_PAST;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the validator's clock. */
    final class Validator implements ConstraintValidator<PastDate, LocalDate> {

        private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

        @Override
        public boolean isValid(@Nullable LocalDate value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            Instant now = context.getClockProvider().getClock().instant();
            return Finding.isNone(violation(value, LocalDate.ofInstant(now, ZoneOffset.UTC)), context);
        }

        private static Optional<Rule> violation(LocalDate date, LocalDate today) {
            if (date.isBefore(EARLIEST)) {
                return Optional.of(Rule.of(Rules.EARLIEST).where("earliest", EARLIEST));
            }
            return date.isBefore(today) ? Optional.empty() : Optional.of(Rule.of(Rules.IN_PAST));
        }
    }
}
