package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.json.Change;
import health.intake.json.NotClearable;
import health.intake.json.ReadOnlyFields;
import jakarta.validation.constraints.Size;

/** Body of {@code PATCH …/profile-groups/{group}}, a merge patch. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record ProfileGroupChange(
        @NotClearable Change<@Slug String> slug,
        @NotClearable Change<@Size(max = 200, message = "too_long") String> name) {}
