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
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A measured quantity: over 0 up to {@code max}, else out_of_range; at most 3 decimals by value, else invalid_format.
 * Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Measurement.Validator.class)
public @interface Measurement {

    /** Greatest value allowed, in the unit of the quantity (height: cm, weight: kg). */
    int max();

    String message() default "out_of_range";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Never expands a number: 1e999999999 takes no longer than 1. */
    final class Validator implements ConstraintValidator<Measurement, BigDecimal> {

        private BigDecimal max = BigDecimal.ZERO;

        @Override
        public void initialize(Measurement measurement) {
            max = BigDecimal.valueOf(measurement.max());
        }

        @Override
        public boolean isValid(@Nullable BigDecimal value, ConstraintValidatorContext context) {
            return value == null || Finding.isNone(violation(value), context);
        }

        private Optional<ViolationCode> violation(BigDecimal value) {
            if (value.signum() <= 0 || value.compareTo(max) > 0) {
                return Optional.of(ViolationCode.OUT_OF_RANGE);
            }
            return Measure.fits(value) ? Optional.empty() : Optional.of(ViolationCode.INVALID_FORMAT);
        }
    }
}
