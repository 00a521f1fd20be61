package health.intake.problem;

import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Hands the code that a rule found to Jakarta Validation, where a constraint has several. */
public final class Finding {

    private Finding() {}

    /** True if nothing was found; else the constraint's own code is replaced by the one found. */
    public static boolean isNone(Optional<ViolationCode> found, ConstraintValidatorContext context) {
        found.ifPresent(code -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(code.code()).addConstraintViolation();
        });
        return found.isEmpty();
    }
}
