package health.intake.person;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import health.intake.problem.Finding;
import health.intake.problem.ViolationCode;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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

    String message() default "invalid_format";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads strictly: ISO 8601 in its form of ten characters only, and only days that exist. */
    final class Validator implements ConstraintValidator<PastDate, String> {

        private static final int LENGTH = "YYYY-MM-DD".length();
        private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            Instant now = context.getClockProvider().getClock().instant();
            return Finding.isNone(violation(value, LocalDate.ofInstant(now, ZoneOffset.UTC)), context);
        }

        static Optional<ViolationCode> violation(String text, LocalDate today) {
            if (text.length() != LENGTH) {
                return Optional.of(ViolationCode.INVALID_FORMAT);
            }
            try {
                return violation(LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE), today);
            } catch (DateTimeParseException e) {
                return Optional.of(ViolationCode.INVALID_FORMAT);
            }
        }

        private static Optional<ViolationCode> violation(LocalDate date, LocalDate today) {
            if (date.isBefore(EARLIEST)) {
                return Optional.of(ViolationCode.OUT_OF_RANGE);
            }
            return date.isBefore(today) ? Optional.empty() : Optional.of(ViolationCode.NOT_IN_PAST);
        }
    }
}
