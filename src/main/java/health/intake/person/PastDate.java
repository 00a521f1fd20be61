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
 * A date of birth in a string: a real day as YYYY-MM-DD, else invalid_format; not before 1900-01-01, else out_of_range;
 * before today in UTC by the clock of the validator, else not_in_past. Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = PastDate.Validator.class)
public @interface PastDate {

    String message() default Rules.DATE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges what {@link CalendarDate} could read. */
    final class Validator implements ConstraintValidator<PastDate, String> {

        private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            Instant now = context.getClockProvider().getClock().instant();
            return Finding.isNone(violation(value, LocalDate.ofInstant(now, ZoneOffset.UTC)), context);
        }

        static Optional<Rule> violation(String text, LocalDate today) {
            Optional<LocalDate> date = CalendarDate.Validator.parse(text);
            if (date.isEmpty()) {
                return Optional.of(Rule.of(Rules.DATE));
            }
            if (date.get().isBefore(EARLIEST)) {
                return Optional.of(Rule.of(Rules.EARLIEST).where("earliest", EARLIEST));
            }
            return date.get().isBefore(today) ? Optional.empty() : Optional.of(Rule.of(Rules.IN_PAST));
        }
    }
}
