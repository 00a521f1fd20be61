package health.intake.time;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Later than now, else {@code out_of_range}. Null is valid. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FutureInstant.Validator.class)
public @interface FutureInstant {

    String message() default Rules.IN_FUTURE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the validator's clock. */
    class Validator implements ConstraintValidator<FutureInstant, Instant> {

        @Override
        public boolean isValid(@Nullable Instant instant, ConstraintValidatorContext context) {
            return instant == null
                    || instant.isAfter(context.getClockProvider().getClock().instant());
        }
    }
}
