package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.problem.Rules;
import jakarta.validation.constraints.NotNull;

/** Body of {@code POST /api/v1/profiles/lookup}. */
public record LookUpRequest(@NotNull(message = Rules.REQUIRED) EmailAddress email) {

    @Override
    public String toString() {
        return "LookUpRequest[masked]";
    }
}
