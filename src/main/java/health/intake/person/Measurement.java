package health.intake.person;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A measured quantity: over 0 up to {@code max} when rounded as {@link Measure} does it, else out_of_range. Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Measurement.Validator.class)
public @interface Measurement {

    /** Greatest value allowed, in the unit of the quantity. */
    int max();

    /** The unit of the quantity, as printed in the message. */
    String unit();

    String message() default Rules.MEASUREMENT;

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
            return value == null || Measure.isWithin(value, max);
        }
    }
}
