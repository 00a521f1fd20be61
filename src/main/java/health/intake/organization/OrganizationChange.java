package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.requestbody.Change;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.NotClearable;
import health.intake.requestbody.ReadOnlyFields;
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
