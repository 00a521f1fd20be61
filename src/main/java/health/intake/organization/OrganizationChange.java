package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.Change;
import health.intake.body.MaxCodePoints;
import health.intake.body.MaxEntries;
import health.intake.body.MayBeBlank;
import health.intake.body.NotClearable;
import health.intake.body.ReadOnlyFields;
import java.util.List;

/** Body of {@code PATCH /api/admin/organizations/{org}}, a merge patch. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "slug", "created_at"})
public record OrganizationChange(
        @NotClearable Change<@MaxCodePoints(200) String> name,
        @NotClearable Change<@CountryCode String> country,
        @NotClearable @MaxEntries(100) Change<List<@DomainName String>> domains,
        @NotClearable Change<Boolean> selfRegistration,
        @MayBeBlank Change<String> defaultGroup) {}
