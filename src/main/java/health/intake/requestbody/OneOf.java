package health.intake.requestbody;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import health.intake.problem.Finding;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A string that is one of these values. Null is valid. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Constraint(validatedBy = OneOf.Validator.class)
public @interface OneOf {

    String[] value();

    /** Whether upper and lower case are equal. */
    boolean anyCase() default false;

    String message() default Rules.ONE_OF;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with each value. */
    final class Validator implements ConstraintValidator<OneOf, String> {

        private String[] values = {};
        private boolean anyCase;

        @Override
        public void initialize(OneOf set) {
            values = set.value();
            anyCase = set.anyCase();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            boolean known = text == null
                    || Arrays.stream(values).anyMatch(value -> inOneCase(value).equals(inOneCase(text)));
            Rule rule = Rule.of(Rules.ONE_OF).where("values", String.join(", ", values));
            return Finding.isNone(known ? Optional.empty() : Optional.of(rule), context);
        }

        private String inOneCase(String given) {
            return anyCase ? given.toLowerCase(Locale.ROOT) : given;
        }
    }
}
