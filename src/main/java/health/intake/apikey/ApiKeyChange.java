package health.intake.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.access.GrantableScope;
import health.intake.problem.Rules;
import health.intake.requestbody.Change;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.NotClearable;
import health.intake.requestbody.ReadOnlyFields;
import health.intake.time.FutureInstant;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** Body of {@code PATCH …/api-keys/{key}}, a merge patch: null grants all groups, or makes the key last without end. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "prefix", "environment", "state", "created_at", "last_used_at", "key"})
public record ApiKeyChange(
        @NotClearable Change<@MaxCodePoints(200) String> name,
        @NotClearable @MaxEntries(16)
                Change<@Size(min = 1, message = Rules.MIN_ENTRIES) List<@GrantableScope String>> scopes,
        @MaxEntries(1000) @MayBeBlank Change<@Size(min = 1, message = Rules.MIN_ENTRIES) List<String>> profileGroups,
        Change<@FutureInstant Instant> expiresAt) {}
