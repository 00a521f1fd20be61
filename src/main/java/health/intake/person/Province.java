package health.intake.person;

import static com.ibm.icu.impl.ValidIdentifiers.Datasubtype.regular;
import static com.ibm.icu.impl.ValidIdentifiers.Datatype.subdivision;

import com.ibm.icu.impl.ValidIdentifiers;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The provinces, states and other subdivisions of countries, by the part of their ISO 3166-2 code after the hyphen:
 * {@code ON} of Canada, {@code BY} of Germany, {@code 75C} and {@code ARA} of France.
 */
public final class Province {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    /**
     * Codes of ISO that CLDR, the source of ICU4J's list, counts as deprecated: the place is also a country of ISO 3166-1,
     * and CLDR has one code for each place (its subdivision aliases of reason "overlong").
     */
    private static final Set<String> COUNTRIES_TOO = Set.of(
            "FI-01", "FR-BL", "FR-CP", "FR-MF", "FR-NC", "FR-PF", "FR-PM", "FR-TF", "FR-WF", "NL-AW", "NL-CW", "NL-SX",
            "SH-TA", "US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI");

    private Province() {}

    /**
     * Whether the text, in upper case, is a current code of a subdivision of the country, at any level.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static boolean isOf(String text, String country) {
        String code = country + "-" + text;
        return FORM.matcher(code).matches()
                && (COUNTRIES_TOO.contains(code)
                        || ValidIdentifiers.isValid(subdivision, Set.of(regular), country, text) != null);
    }
}
