package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.MayBeBlank;
import health.intake.body.ReadOnlyFields;
import health.intake.id.Slug;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /api/admin/organizations}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
public record CreateOrganizationRequest(
        @NotNull(message = "required") @Slug String slug,
        @NotNull(message = "required") @Size(max = 200, message = "too_long") String name,
        @NotNull(message = "required") @CountryCode String country,
        @Size(max = 100, message = "too_long") @Nullable
                List<@NotNull(message = "wrong_type") @DomainName String> domains,
        @Nullable Boolean selfRegistration,
        @MayBeBlank @Nullable String defaultGroup) {}
