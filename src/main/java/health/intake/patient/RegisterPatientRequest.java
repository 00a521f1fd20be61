package health.intake.patient;

import health.intake.account.Account;
import health.intake.account.AccountFields;
import health.intake.account.Verifications;
import health.intake.credential.Password;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.id.Reference;
import health.intake.id.UuidForm;
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
import java.util.Objects;
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
        @Restricted(exceptElements = Account.PATIENT) @MaxEntries(Account.MAX_ENTRIES) @Nullable
                List<@Pattern(regexp = Account.ROLE, message = Rules.ROLE) String> roles,
        @NotNull(message = Rules.REQUIRED) @PastDate LocalDate dob,
        @MaxBytes(Account.MAX_META_BYTES) @Nullable FreeObject meta,
        @Restricted @IntegerBetween(min = 0, max = Integer.MAX_VALUE) @Nullable BigInteger unreadNotifications,
        @Restricted @IntegerBetween(min = 0, max = Long.MAX_VALUE) @Nullable BigInteger emrId,
        @Restricted @MaxCodePoints(Account.MAX_REFERRER) @Nullable String referrer,
        @Valid @Nullable HealthCard hcCard,
        @Nullable Boolean acceptsMarketing,
        @Nullable Boolean hasInsurance,
        @Restricted @MaxEntries(Account.MAX_ENTRIES) @Nullable List<@UuidText String> providers,
        @Restricted @Valid @Nullable Verifications verifications,
        @Nullable String province,
        @Restricted @MaxEntries(20) @MayBeBlank @Nullable List<String> groups) {

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

    /**
     * The account.
     *
     * @param furtherGroups besides that of the profile
     */
    Account account(List<GroupId> furtherGroups) {
        return new Account(
                gender.sex() == null ? gender : null,
                Objects.requireNonNullElse(roles, Account.DEFAULT_ROLES),
                accountFields(),
                furtherGroups);
    }

    private AccountFields accountFields() {
        return new AccountFields(
                meta,
                unreadNotifications == null ? 0 : unreadNotifications.intValueExact(),
                emrId == null ? null : emrId.longValueExact(),
                referrer,
                hcCard,
                Boolean.TRUE.equals(acceptsMarketing),
                Boolean.TRUE.equals(hasInsurance),
                providers == null ? List.of() : UuidForm.canonical(providers),
                Objects.requireNonNullElse(verifications, Verifications.NONE).orDefault(),
                province);
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
