package health.intake.patient;

import health.intake.credential.Password;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.Reference;
import health.intake.id.UuidText;
import health.intake.json.FreeObject;
import health.intake.json.MaxBytes;
import health.intake.person.AdministrativeGender;
import health.intake.person.LatinName;
import health.intake.person.PastDate;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import health.intake.problem.Rules;
import health.intake.requestbody.AlsoAsObject;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.ReadOnlyFields;
import health.intake.requestbody.Restricted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/patients}. Fields that are {@link Restricted} may only be set with a key; {@link
 * RegistrationRules} checks the rules that depend on the organization.
 *
 * @param phone E.164, or the digits of a national number of the organization's country
 * @param username {@code email#organization}, which is also the default
 * @param meta free, at most 16 KiB
 * @param province subdivision part of an ISO 3166-2 code of the organization's country
 * @param groups UUIDs or slugs, the first being the group of the profile; none for the organization's default group
 */
@ReadOnlyFields({"id", "organization", "createdAt", "updatedAt"})
public record RegisterPatientRequest(
        @NotNull(message = Rules.REQUIRED) EmailAddress email,
        @Password @Nullable String password,
        @NotNull(message = Rules.REQUIRED) @LatinName String firstName,
        @NotNull(message = Rules.REQUIRED) @LatinName String lastName,
        @NotNull(message = Rules.REQUIRED) @AlsoAsObject("value") AdministrativeGender gender,
        @NotNull(message = Rules.REQUIRED) String phone,
        @Nullable String username,
        @Restricted(exceptElements = PATIENT) @MaxEntries(50) @Nullable
                List<@Pattern(regexp = "[a-z][a-z0-9_-]{0,31}", message = Rules.ROLE) String> roles,
        @NotNull(message = Rules.REQUIRED) @PastDate LocalDate dob,
        @MaxBytes(16 * 1024) @Nullable FreeObject meta,
        @Restricted @IntegerBetween(min = 0, max = Integer.MAX_VALUE) @Nullable BigInteger unreadNotifications,
        @Restricted @IntegerBetween(min = 0, max = Long.MAX_VALUE) @Nullable BigInteger emrId,
        @Restricted @MaxCodePoints(100) @Nullable String referrer,
        @Valid @Nullable HealthCard hcCard,
        @Nullable Boolean acceptsMarketing,
        @Nullable Boolean hasInsurance,
        @Restricted @MaxEntries(50) @Nullable List<@UuidText String> providers,
        @Restricted @Valid @Nullable Verifications verifications,
        @Nullable String province,
        @Restricted @MaxEntries(20) @MayBeBlank @Nullable List<String> groups) {

    /** The role of a patient if the request gives none. */
    static final String PATIENT = "patient";

    /** @param number the telephone number as the organization's country understands it */
    Person person(PhoneNumber number) {
        Person person = new Person();
        person.firstName(firstName);
        person.lastName(lastName);
        person.email(email);
        person.phone(number);
        person.sex(gender.sex());
        person.dateOfBirth(dob);
        return person;
    }

    /** The references to groups; none stands for the organization's default group. */
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
