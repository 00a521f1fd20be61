package health.intake.profilegroup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.Slug;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.ReadOnlyFields;
import jakarta.validation.constraints.NotNull;

/** Body of {@code POST …/profile-groups}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record CreateProfileGroupRequest(
        @NotNull(message = Rules.REQUIRED) @Slug String slug,
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(200) String name) {}
