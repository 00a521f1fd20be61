package health.intake.person;

import health.intake.problem.ViolationCode;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Hands the code that a rule found to Jakarta Validation, where a constraint has several. */
final class Finding {

    private Finding() {}

    static boolean isNone(Optional<ViolationCode> found, ConstraintValidatorContext context) {
        found.ifPresent(code -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(code.code()).addConstraintViolation();
        });
        return found.isEmpty();
    }
}
