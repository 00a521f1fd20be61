package health.intake.requestbody;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An integer of at least {@code min} and at most {@code max}. Null is valid. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = IntegerBetween.Validator.class)
public @interface IntegerBetween {

    long min();

    long max();

    String message() default Rules.BETWEEN;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares. */
    final class Validator implements ConstraintValidator<IntegerBetween, BigInteger> {

        private BigInteger min = BigInteger.ZERO;
        private BigInteger max = BigInteger.ZERO;

        @Override
        public void initialize(IntegerBetween range) {
            min = BigInteger.valueOf(range.min());
            max = BigInteger.valueOf(range.max());
        }

        @Override
        public boolean isValid(@Nullable BigInteger value, ConstraintValidatorContext context) {
            return value == null || (value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
        }
    }
}
