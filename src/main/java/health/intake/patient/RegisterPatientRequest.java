package health.intake.patient;

import health.intake.body.AlsoAsObject;
import health.intake.body.MaxCodePoints;
import health.intake.body.MaxEntries;
import health.intake.body.MayBeBlank;
import health.intake.body.ReadOnlyFields;
import health.intake.body.Restricted;
import health.intake.email.EmailAddress;
import health.intake.email.EmailText;
import health.intake.healthcard.HealthCard;
import health.intake.id.Reference;
import health.intake.id.UuidText;
import health.intake.json.FreeObject;
import health.intake.json.MaxOctets;
import health.intake.person.AdministrativeGender;
import health.intake.person.Language;
import health.intake.person.LatinName;
import health.intake.person.Password;
import health.intake.person.PastDate;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/patients}. What is {@link Restricted} may only be set with a key; what depends on the
 * organization is judged by {@link RegistrationRules}.
 *
 * @param phone E.164, or the digits of a national number of the organization's country
 * @param username {@code email#organization}, which is also what it becomes when left out
 * @param meta free, at most 16 KiB
 * @param province subdivision part of an ISO 3166-2 code of the organization's country
 * @param groups UUIDs or slugs, the first being the group of the profile; none for the organization's default group
 */
@ReadOnlyFields({"id", "organization", "createdAt", "updatedAt"})
public record RegisterPatientRequest(
        @NotNull(message = "required") @EmailText String email,
        @Password @Nullable String password,
        @NotNull(message = "required") @LatinName String firstName,
        @NotNull(message = "required") @LatinName String lastName,
        @NotNull(message = "required") @AlsoAsObject("value") AdministrativeGender gender,
        @NotNull(message = "required") String phone,
        @Nullable String username,
        @Restricted(exceptElements = PATIENT) @MaxEntries(50) @Nullable
                List<
                                @NotNull(message = "wrong_type")
                                @Pattern(regexp = "[a-z][a-z0-9_-]{0,31}", message = "invalid_format") String>
                        roles,
        @NotNull(message = "required") @PastDate String dob,
        @MaxOctets(16 * 1024) @Nullable FreeObject meta,
        @Restricted
                @Min(value = 0, message = "out_of_range")
                @Max(value = Integer.MAX_VALUE, message = "out_of_range")
                @Nullable
                BigInteger unreadNotifications,
        @Restricted
                @Min(value = 0, message = "out_of_range")
                @Max(value = Long.MAX_VALUE, message = "out_of_range")
                @Nullable
                BigInteger emrId,
        @Restricted @MaxCodePoints(100) @Nullable String referrer,
        @Valid @Nullable HealthCard hcCard,
        @Nullable Boolean acceptsMarketing,
        @Nullable Boolean hasInsurance,
        @Restricted @MaxEntries(50) @Nullable List<@NotNull(message = "wrong_type") @UuidText String> providers,
        @Restricted @Valid @Nullable Verifications verifications,
        @Nullable String province,
        @Restricted @MaxEntries(20) @MayBeBlank @Nullable List<@NotNull(message = "wrong_type") String> groups) {

    /** The role that every patient has unless others are given. */
    static final String PATIENT = "patient";

    EmailAddress emailAddress() {
        return EmailAddress.parse(email).orElseThrow();
    }

    /** @param country that of the organization, ISO 3166-1 alpha-2 */
    Person person(String country) {
        return new Person(
                firstName,
                lastName,
                emailAddress(),
                PhoneNumber.toE164(phone, country).orElseThrow(),
                gender.sex(),
                LocalDate.parse(dob),
                null,
                null,
                Language.DEFAULT);
    }

    /** What names the groups; none where the organization's default group is meant. */
    List<Reference> groupReferences() {
        return groups == null
                ? List.of()
                : groups.stream().map(Reference::fromString).toList();
    }

    @Override
    public String toString() {
        return "RegisterPatientRequest[masked]";
    }
}
