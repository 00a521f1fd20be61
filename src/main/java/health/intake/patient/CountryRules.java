package health.intake.patient;

import health.intake.person.PhoneNumber;
import health.intake.person.Province;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules for fields of patients that depend on the country of their organization.
 *
 * @param country ISO 3166-1 alpha-2
 */
record CountryRules(String country) {

    /** The telephone number as the country understands it; empty if it is none. */
    Optional<PhoneNumber> phone(String text) {
        return PhoneNumber.ofCountry(text, country);
    }

    /** The violations of the values that are given. */
    List<Violation> violations(@Nullable String phone, @Nullable String province) {
        List<Violation> found = new ArrayList<>();
        if (phone != null && phone(phone).isEmpty()) {
            found.add(new Violation("phone", Rule.of(Rules.PHONE_IN).where("country", country)));
        }
        if (province != null && !Province.isOf(province, country)) {
            found.add(new Violation("province", Rule.of(Rules.PROVINCE).where("country", country)));
        }
        return found;
    }

    @Override
    public String toString() {
        return "CountryRules[" + country + "]";
    }
}
