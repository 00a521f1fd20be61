package health.intake.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.email.EmailAddress;
import health.intake.id.Reference;
import health.intake.person.Language;
import health.intake.person.LatinName;
import health.intake.person.Measure;
import health.intake.person.Measurement;
import health.intake.person.PastDate;
import health.intake.person.Person;
import health.intake.person.PhoneNumber;
import health.intake.problem.Rules;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.ReadOnlyFields;
import health.intake.requestbody.RequiredWithout;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/profiles}.
 *
 * @param sex ISO/IEC 5218: 1 male, 2 female
 * @param profileGroup UUID or slug of the group
 * @param profileGroupSlug deprecated: slug of the group
 * @param height centimetres
 * @param weight kilograms
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "handle", "created_at", "updated_at"})
public record CreateProfileRequest(
        @NotNull(message = Rules.REQUIRED) @LatinName String firstName,
        @NotNull(message = Rules.REQUIRED) @LatinName String lastName,
        @NotNull(message = Rules.REQUIRED) @IntegerBetween(min = 1, max = 2, message = Rules.SEX) BigInteger sex,
        @NotNull(message = Rules.REQUIRED) @PastDate LocalDate dateOfBirth,
        @RequiredWithout("profile_group_slug") @MayBeBlank @Nullable String profileGroup,
        @MayBeBlank @Nullable String profileGroupSlug,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Measurement(max = Measure.MAX_HEIGHT_CM, unit = "cm") @Nullable BigDecimal height,
        @Measurement(max = Measure.MAX_WEIGHT_KG, unit = "kg") @Nullable BigDecimal weight,
        @Language @Nullable String language) {

    /** The references to the group: one or two. */
    List<Reference> groups() {
        List<Reference> groups = new ArrayList<>();
        if (profileGroup != null) {
            groups.add(Reference.fromString(profileGroup));
        }
        if (profileGroupSlug != null) {
            groups.add(Reference.toSlug(profileGroupSlug));
        }
        return groups;
    }

    /** The person, without an address if the request has none. */
    Person person() {
        Person person = new Person();
        person.firstName(firstName);
        person.lastName(lastName);
        if (email != null) {
            person.email(email);
        }
        person.phone(phone);
        person.sex(sex.intValueExact());
        person.dateOfBirth(dateOfBirth);
        person.height(height);
        person.weight(weight);
        person.language(language);
        return person;
    }

    boolean usesDeprecatedField() {
        return profileGroupSlug != null;
    }

    @Override
    public String toString() {
        return "CreateProfileRequest[masked]";
    }
}
