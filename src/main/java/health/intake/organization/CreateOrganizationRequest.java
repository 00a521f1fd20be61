package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.Slug;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.ReadOnlyFields;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /api/admin/organizations}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record CreateOrganizationRequest(
        @NotNull(message = Rules.REQUIRED) @Slug String slug,
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(200) String name,
        @NotNull(message = Rules.REQUIRED) @CountryCode String country,
        @MaxEntries(100) @Nullable List<@DomainName String> domains,
        @Nullable Boolean selfRegistration,
        @MayBeBlank @Nullable String defaultGroup) {}
