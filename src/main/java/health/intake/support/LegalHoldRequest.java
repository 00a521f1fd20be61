package health.intake.support;

import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import jakarta.validation.constraints.NotNull;

/**
 * Body of {@code PUT …/legal-hold}.
 *
 * @param reason in the operator's words, which may name the person
 */
public record LegalHoldRequest(@NotNull(message = Rules.REQUIRED) @MaxCodePoints(500) String reason) {

    @Override
    public String toString() {
        return "LegalHoldRequest[masked]";
    }
}
