package health.intake.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.credential.OwnWords;
import health.intake.credential.Password;
import health.intake.credential.WithPassword;
import health.intake.email.EmailAddress;
import health.intake.person.Language;
import health.intake.person.LatinName;
import health.intake.person.Measure;
import health.intake.person.Measurement;
import health.intake.person.PastDate;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import health.intake.requestbody.Change;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.NotClearable;
import health.intake.requestbody.ReadOnlyFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Body of {@code PATCH /api/v1/profiles/{id}}, a merge patch; units as in {@link CreateProfileRequest}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "handle", "profile_group", "profile_group_slug", "created_at", "updated_at"})
public record ProfileChange(
        @NotClearable Change<@LatinName String> firstName,
        @NotClearable Change<@LatinName String> lastName,
        Change<EmailAddress> email,
        @NotClearable Change<@Password String> password,
        Change<PhoneNumber> phone,
        Change<@IntegerBetween(min = 1, max = 2, message = Rules.SEX) BigInteger> sex,
        @NotClearable Change<@PastDate LocalDate> dateOfBirth,
        Change<@Measurement(max = Measure.MAX_HEIGHT_CM, unit = "cm") BigDecimal> height,
        Change<@Measurement(max = Measure.MAX_WEIGHT_KG, unit = "kg") BigDecimal> weight,
        Change<@Language String> language)
        implements WithPassword {

    /** The violations of this change for this profile; fields that could not be read are skipped. */
    List<Violation> violations(Stored current) {
        List<Violation> found = new ArrayList<>();
        if (password.value() != null && ownWords(current).makeUp(password.value())) {
            found.add(new Violation("password", Rules.PASSWORD));
        }
        if (sex.clears() && current.profile().sex() != null) {
            found.add(new Violation("sex", Rules.NOT_CLEARABLE));
        }
        return found;
    }

    private OwnWords ownWords(Stored current) {
        ProfileResponse profile = current.profile();
        return OwnWords.of(
                firstName.or(profile.firstName()), lastName.or(profile.lastName()), email.or(current.email()));
    }

    /**
     * Makes the changes, except that of the password.
     *
     * @param placeholder replaces an address that the change clears
     */
    void applyTo(Person person, EmailAddress placeholder) {
        firstName.ifSet(person::firstName);
        lastName.ifSet(person::lastName);
        email.ifPresent(address -> person.email(address == null ? placeholder : address));
        phone.ifPresent(person::phone);
        sex.ifSet(code -> person.sex(code.intValueExact()));
        dateOfBirth.ifSet(person::dateOfBirth);
        height.ifPresent(person::height);
        weight.ifPresent(person::weight);
        language.ifPresent(person::language);
    }
}
