package health.intake.disclosure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.audit.Subject;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.patient.PatientResponse;
import health.intake.profile.ProfileResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is held of a person.
 *
 * @param state {@code active} or {@code deactivated}
 * @param patient null for a profile without an account
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ExportResponse(
        ProfileResponse profile,
        String state,
        GroupId profileGroup,
        @Nullable PatientResponse patient,
        boolean hasPassword,
        Instant exportedAt)
        implements Subject {

    @Override
    public List<ProfileId> profileIds() {
        return profile.profileIds();
    }

    @Override
    public String toString() {
        return "ExportResponse[" + profile.id() + "]";
    }
}
