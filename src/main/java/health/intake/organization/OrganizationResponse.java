package health.intake.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organization as the admin API prints it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrganizationResponse(
        OrganizationId id,
        String slug,
        String name,
        String country,
        List<String> domains,
        boolean selfRegistration,
        @Nullable GroupId defaultGroup,
        Instant createdAt) {

    static OrganizationResponse of(Organization organization) {
        return new OrganizationResponse(
                organization.id(),
                organization.slug(),
                organization.name(),
                organization.country(),
                organization.domains(),
                organization.selfRegistration(),
                organization.defaultGroupId(),
                organization.createdAt());
    }
}
