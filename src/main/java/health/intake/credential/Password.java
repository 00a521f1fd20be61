package health.intake.credential;

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
import org.jspecify.annotations.Nullable;

/**
 * A password of 8 to 128 characters with a lower-case letter, an upper-case letter and a digit, not one of {@link
 * CommonPasswords}. {@link OwnWords} are checked elsewhere, because they depend on other fields. Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Password.Validator.class)
public @interface Password {

    String message() default Rules.PASSWORD;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts code points; letters and digits may be of any script. */
    final class Validator implements ConstraintValidator<Password, String> {

        private static final int MIN_CODE_POINTS = 8;
        static final int MAX_CODE_POINTS = 128;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isStrong(value);
        }

        private static boolean isStrong(String password) {
            int length = password.codePointCount(0, password.length());
            return length >= MIN_CODE_POINTS
                    && length <= MAX_CODE_POINTS
                    && password.codePoints().anyMatch(Character::isLowerCase)
                    && password.codePoints().anyMatch(Character::isUpperCase)
                    && password.codePoints().anyMatch(Character::isDigit)
                    && !CommonPasswords.contain(password);
        }
    }
}
