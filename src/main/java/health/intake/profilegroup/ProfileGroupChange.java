package health.intake.profilegroup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.Slug;
import health.intake.requestbody.Change;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.NotClearable;
import health.intake.requestbody.ReadOnlyFields;

/** Body of {@code PATCH …/profile-groups/{group}}, a merge patch. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record ProfileGroupChange(
        @NotClearable Change<@Slug String> slug, @NotClearable Change<@MaxCodePoints(200) String> name) {}
