package health.intake.patient;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.intake.account.AccountFields;
import health.intake.audit.Subject;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.person.AdministrativeGender;
import health.intake.profile.ProfileResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the patients API prints it: the table of section 4.1 of the contract, in its order and without nesting.
 *
 * @param organization slug
 * @param groups the profile's group, then the further groups of the patient
 */
public record PatientResponse(
        ProfileId id,
        String organization,
        @JsonUnwrapped Identity identity,
        List<String> roles,
        LocalDate dob,
        @JsonUnwrapped AccountFields account,
        List<GroupId> groups,
        Instant createdAt,
        @Nullable Instant updatedAt)
        implements Subject {

    /** The name, birth and contact data of the patient. */
    public record Identity(
            String email, String firstName, String lastName, String gender, @Nullable String phone, String username) {

        static Identity of(ProfileResponse profile, AdministrativeGender gender, String username) {
            return new Identity(
                    profile.email(), profile.firstName(), profile.lastName(), gender.code(), profile.phone(), username);
        }

        @Override
        public String toString() {
            return "Identity[masked]";
        }
    }

    @Override
    public List<ProfileId> profileIds() {
        return List.of(id);
    }

    @Override
    public String toString() {
        return "PatientResponse[" + id + "]";
    }
}
