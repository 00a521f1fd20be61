package health.intake.group;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.Change;
import health.intake.body.MaxCodePoints;
import health.intake.body.NotClearable;
import health.intake.body.ReadOnlyFields;
import health.intake.id.Slug;

/** Body of {@code PATCH …/profile-groups/{group}}, a merge patch. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record ProfileGroupChange(
        @NotClearable Change<@Slug String> slug, @NotClearable Change<@MaxCodePoints(200) String> name) {}
