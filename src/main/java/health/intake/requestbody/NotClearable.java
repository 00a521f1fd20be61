package health.intake.requestbody;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A field that a merge patch may change but not set to null. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotClearable.Validator.class)
public @interface NotClearable {

    String message() default Rules.NOT_CLEARABLE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Refuses null. */
    class Validator implements ConstraintValidator<NotClearable, Change<?>> {

        @Override
        public boolean isValid(@Nullable Change<?> change, ConstraintValidatorContext context) {
            return change == null || !change.clears();
        }
    }
}
