package health.intake.group;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.Change;
import health.intake.body.NotClearable;
import health.intake.body.ReadOnlyFields;
import health.intake.id.Slug;
import jakarta.validation.constraints.Size;

/** Body of {@code PATCH …/profile-groups/{group}}, a merge patch. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record ProfileGroupChange(
        @NotClearable Change<@Slug String> slug,
        @NotClearable Change<@Size(max = 200, message = "too_long") String> name) {}
