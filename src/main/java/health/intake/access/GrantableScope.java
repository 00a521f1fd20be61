package health.intake.access;

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

/** The name, in any case, of a scope that a key of an organization may have. Null is valid. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = {})
@OneOf(
        value = {"CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "PROFILES_ERASE", "AUDIT_VIEW"},
        anyCase = true)
public @interface GrantableScope {

    String message() default Rules.ONE_OF;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
