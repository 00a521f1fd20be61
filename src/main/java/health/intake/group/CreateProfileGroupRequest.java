package health.intake.group;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.MaxCodePoints;
import health.intake.body.ReadOnlyFields;
import health.intake.id.Slug;
import health.intake.problem.Rules;
import jakarta.validation.constraints.NotNull;

/** Body of {@code POST …/profile-groups}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record CreateProfileGroupRequest(
        @NotNull(message = Rules.REQUIRED) @Slug String slug,
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(200) String name) {}
