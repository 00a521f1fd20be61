package health.intake.problem;

import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Hands the rule that a value breaks to Jakarta Validation, where a constraint has several. */
public final class Finding {

    private Finding() {}

    /** True if no rule is broken; else replaces the constraint's own rule with the broken one. */
    public static boolean isNone(Optional<Rule> found, ConstraintValidatorContext context) {
        found.ifPresent(rule -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(rule.entry()).addConstraintViolation();
        });
        return found.isEmpty();
    }
}
