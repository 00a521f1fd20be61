package health.intake.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.audit.Subject;
import health.intake.id.ProfileId;
import health.intake.person.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile as the partner API prints it: section 2 of the contract, in its order. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProfileResponse(
        ProfileId id,
        @Nullable String handle,
        String firstName,
        String lastName,
        String email,
        @Nullable String phone,
        @Nullable Integer sex,
        LocalDate dateOfBirth,
        @Nullable BigDecimal height,
        @Nullable BigDecimal weight,
        String language,
        Instant createdAt,
        @Nullable Instant updatedAt)
        implements Subject {

    static ProfileResponse of(Profile profile) {
        Person person = profile.person();
        return new ProfileResponse(
                profile.id(),
                profile.handle(),
                person.firstName(),
                person.lastName(),
                person.email().text(),
                person.phone(),
                person.sex(),
                person.dateOfBirth(),
                person.height(),
                person.weight(),
                person.language(),
                profile.createdAt(),
                profile.updatedAt());
    }

    @Override
    public List<ProfileId> profileIds() {
        return List.of(id);
    }

    @Override
    public String toString() {
        return "ProfileResponse[" + id + "]";
    }
}
