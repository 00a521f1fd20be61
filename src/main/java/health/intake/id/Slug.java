package health.intake.id;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import health.intake.problem.Finding;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readable name of an organization or group in URLs: too_short, too_long or invalid_format. Null is valid. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Slug.Validator.class)
public @interface Slug {

    String message() default Rules.SLUG;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Applies {@link SlugForm}. */
    final class Validator implements ConstraintValidator<Slug, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || Finding.isNone(violation(value), context);
        }

        private static Optional<Rule> violation(String slug) {
            if (slug.isEmpty()) {
                return Optional.of(Rule.of(Rules.NOT_BLANK));
            }
            if (slug.length() > SlugForm.MAX_LENGTH) {
                return Optional.of(Rule.of(Rules.MAX_CHARACTERS).where("value", SlugForm.MAX_LENGTH));
            }
            return SlugForm.isWellFormed(slug) ? Optional.empty() : Optional.of(Rule.of(Rules.SLUG));
        }
    }
}
