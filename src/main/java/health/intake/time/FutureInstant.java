package health.intake.time;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import health.intake.problem.Finding;
import health.intake.problem.ViolationCode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instant in UTC such as {@code 2027-01-31T12:00:00Z}, later than now; else {@code invalid_format} or {@code out_of_range}. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FutureInstant.Validator.class)
public @interface FutureInstant {

    String message() default "invalid_format";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The textual form. */
    final class Form {

        private static final Pattern UTC =
                Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

        private Form() {}

        /** The instant, in microseconds as it is stored; null for null. */
        public static @Nullable Instant parse(@Nullable String text) {
            return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        }

        /** The instant, likewise, or empty if the text has not this form. */
        public static Optional<Instant> read(String text) {
            try {
                return UTC.matcher(text).matches() ? Optional.ofNullable(parse(text)) : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

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

        private static Optional<ViolationCode> violation(String text, Instant now) {
            if (Form.read(text).isEmpty()) {
                return Optional.of(ViolationCode.INVALID_FORMAT);
            }
            return Instant.parse(text).isAfter(now) ? Optional.empty() : Optional.of(ViolationCode.OUT_OF_RANGE);
        }
    }
}
