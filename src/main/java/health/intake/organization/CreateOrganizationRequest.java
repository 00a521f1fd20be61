package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.MaxCodePoints;
import health.intake.body.MaxEntries;
import health.intake.body.MayBeBlank;
import health.intake.body.ReadOnlyFields;
import health.intake.id.Slug;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /api/admin/organizations}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record CreateOrganizationRequest(
        @NotNull(message = "required") @Slug String slug,
        @NotNull(message = "required") @MaxCodePoints(200) String name,
        @NotNull(message = "required") @CountryCode String country,
        @MaxEntries(100) @Nullable List<@NotNull(message = "wrong_type") @DomainName String> domains,
        @Nullable Boolean selfRegistration,
        @MayBeBlank @Nullable String defaultGroup) {}
