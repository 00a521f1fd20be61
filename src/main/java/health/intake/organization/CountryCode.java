package health.intake.organization;

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
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A country as the two upper-case letters of ISO 3166-1, or XK for Kosovo, a code that ISO leaves to users. Null is valid.
 */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = CountryCode.Validator.class)
public @interface CountryCode {

    String message() default Rules.COUNTRY;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks into the list of the JDK, which has no codes of users. */
    final class Validator implements ConstraintValidator<CountryCode, String> {

        private static final String KOSOVO = "XK";
        private static final Set<String> CODES = Set.of(Locale.getISOCountries());

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || CODES.contains(value) || value.equals(KOSOVO);
        }
    }
}
