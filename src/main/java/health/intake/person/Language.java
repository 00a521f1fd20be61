package health.intake.person;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import health.intake.problem.Rules;
import health.intake.requestbody.OneOf;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The code of a language (ISO 639-1) in which people are written to. Null is valid. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = {})
@OneOf({"en", "de", "fi"})
public @interface Language {

    /** The default. */
    String DEFAULT = "en";

    String message() default Rules.ONE_OF;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
