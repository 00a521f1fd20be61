package health.intake.patient;

import health.intake.account.Account;
import health.intake.account.AccountFields;
import health.intake.account.Verifications;
import health.intake.credential.Password;
import health.intake.credential.WithPassword;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.UuidForm;
import health.intake.id.UuidText;
import health.intake.json.FreeObject;
import health.intake.json.MaxBytes;
import health.intake.person.AdministrativeGender;
import health.intake.person.LatinName;
import health.intake.person.PastDate;
import health.intake.person.Person;
import health.intake.problem.Rules;
import health.intake.requestbody.AlsoAsObject;
import health.intake.requestbody.Change;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.NotClearable;
import health.intake.requestbody.ReadOnlyFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PATCH /api/v1/patients/{id}}, a merge patch, its objects merged into the current ones; fields as in {@link
 * RegisterPatientRequest}.
 */
@ReadOnlyFields({"id", "organization", "username", "groups", "createdAt", "updatedAt"})
public record PatientChange(
        @NotClearable Change<EmailAddress> email,
        @NotClearable Change<@Password String> password,
        @NotClearable Change<@LatinName String> firstName,
        @NotClearable Change<@LatinName String> lastName,
        @NotClearable @AlsoAsObject("value") Change<AdministrativeGender> gender,
        Change<String> phone,
        @MaxEntries(Account.MAX_ENTRIES)
                Change<List<@Pattern(regexp = Account.ROLE, message = Rules.ROLE) String>> roles,
        @NotClearable Change<@PastDate LocalDate> dob,
        Change<@MaxBytes(Account.MAX_META_BYTES) FreeObject> meta,
        @NotClearable Change<@IntegerBetween(min = 0, max = Integer.MAX_VALUE) BigInteger> unreadNotifications,
        Change<@IntegerBetween(min = 0, max = Long.MAX_VALUE) BigInteger> emrId,
        Change<@MaxCodePoints(Account.MAX_REFERRER) String> referrer,
        Change<@Valid HealthCard> hcCard,
        @NotClearable Change<Boolean> acceptsMarketing,
        @NotClearable Change<Boolean> hasInsurance,
        @MaxEntries(Account.MAX_ENTRIES) Change<List<@UuidText String>> providers,
        @NotClearable Change<@Valid Verifications> verifications,
        Change<String> province)
        implements WithPassword {

    /** Makes the changes that concern the profile, except that of the password. */
    void applyTo(Person person, CountryRules rules) {
        email.ifSet(person::email);
        firstName.ifSet(person::firstName);
        lastName.ifSet(person::lastName);
        gender.ifSet(given -> person.sex(given.sex()));
        if (phone.changes(person.phone())) {
            phone.ifPresent(
                    text -> person.phone(text == null ? null : rules.phone(text).orElseThrow()));
        }
        dob.ifSet(person::dateOfBirth);
    }

    /** The account after the changes that concern it. */
    Account appliedTo(Patient current) {
        Account account = current.account();
        AdministrativeGender given = gender.value();
        return new Account(
                given == null || given == current.gender() ? account.unspecifiedGender() : unspecified(given),
                roles.or(account.roles(), Account.DEFAULT_ROLES),
                appliedTo(account.fields()),
                account.furtherGroups());
    }

    private static @Nullable AdministrativeGender unspecified(AdministrativeGender gender) {
        return gender.sex() == null ? gender : null;
    }

    private AccountFields appliedTo(AccountFields fields) {
        return new AccountFields(
                meta.or(fields.meta()),
                unreadNotifications.map(BigInteger::intValueExact).or(fields.unreadNotifications(), 0),
                emrId.map(BigInteger::longValueExact).or(fields.emrId()),
                referrer.or(fields.referrer()),
                hcCard.or(fields.hcCard()),
                acceptsMarketing.or(fields.acceptsMarketing(), false),
                hasInsurance.or(fields.hasInsurance(), false),
                providers.map(UuidForm::canonical).or(fields.providers(), List.of()),
                verifications.map(Verifications::orDefault).or(fields.verifications(), fields.verifications()),
                province.or(fields.province()));
    }

    @Override
    public String toString() {
        return "PatientChange[masked]";
    }
}
