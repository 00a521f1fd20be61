package health.intake.lifecycle;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.Reference;
import health.intake.problem.Rules;
import health.intake.requestbody.MayBeBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Body of {@code POST …/move}.
 *
 * @param profileGroup UUID or slug of the group
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MoveRequest(@NotNull(message = Rules.REQUIRED) @MayBeBlank String profileGroup) {

    Reference group() {
        return Reference.fromString(profileGroup);
    }
}
