package health.intake.person;

import health.intake.email.EmailAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The data of a person in a registration, each value by the rules of this package.
 *
 * @param email null if none was given
 * @param sex ISO/IEC 5218: 1 male, 2 female; null for neither
 * @param height centimetres
 * @param weight kilograms
 */
public record Person(
        String firstName,
        String lastName,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable Integer sex,
        LocalDate dateOfBirth,
        @Nullable BigDecimal height,
        @Nullable BigDecimal weight,
        String language) {

    @Override
    public String toString() {
        return "Person[masked]";
    }
}
