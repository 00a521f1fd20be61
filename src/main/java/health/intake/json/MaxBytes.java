package health.intake.json;

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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A free object whose compact text in UTF-8 has at most this many bytes. Null is valid. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = MaxBytes.Validator.class)
public @interface MaxBytes {

    int value();

    String message() default Rules.MAX_BYTES;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts. */
    final class Validator implements ConstraintValidator<MaxBytes, FreeObject> {

        private int max;

        @Override
        public void initialize(MaxBytes limit) {
            max = limit.value();
        }

        @Override
        public boolean isValid(@Nullable FreeObject value, ConstraintValidatorContext context) {
            return value == null || value.text().getBytes(StandardCharsets.UTF_8).length <= max;
        }
    }
}
