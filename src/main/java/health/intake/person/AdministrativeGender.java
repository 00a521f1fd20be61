package health.intake.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gender of a person for administrative purposes: the code system administrative-gender of HL7 FHIR. */
public enum AdministrativeGender {
    MALE(1),
    FEMALE(2),
    OTHER(null),
    UNKNOWN(null);

    private final @Nullable Integer sex;

    AdministrativeGender(@Nullable Integer sex) {
        this.sex = sex;
    }

    /** The code of FHIR, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** ISO/IEC 5218: 1 male, 2 female; null for the others. */
    public @Nullable Integer sex() {
        return sex;
    }

    /** Empty if there is no such code; case counts. */
    public static Optional<AdministrativeGender> ofCode(String code) {
        return Arrays.stream(values())
                .filter(gender -> gender.code().equals(code))
                .findFirst();
    }

    /**
     * @param sex ISO/IEC 5218: 1 male, 2 female
     * @throws IllegalArgumentException for any other number, because it stands for no gender
     */
    public static AdministrativeGender ofSex(int sex) {
        return switch (sex) {
            case 1 -> MALE;
            case 2 -> FEMALE;
            default -> throw new IllegalArgumentException("Neither 1 nor 2");
        };
    }
}
