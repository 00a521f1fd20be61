package health.intake.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import health.intake.problem.Reading;
import health.intake.problem.Rules;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A telephone number: E.164, that is + and 2 to 15 digits, and possible according to libphonenumber. The form of
 * libphonenumber is stored.
 *
 * @param e164 the E.164 form
 */
public record PhoneNumber(String e164) {

    private static final Pattern FORM = Pattern.compile("\\+[0-9]{2,15}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Safe for threads, and costly to make: it caches the numbering plans that it has read. */
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** libphonenumber's name for "no region": the number itself must contain the country code. */
    private static final String NO_REGION = "ZZ";

    /** An international number, else invalid_format. */
    public static Reading<PhoneNumber> read(String text) {
        return Reading.of(ofInternational(text), Rules.PHONE);
    }

    /**
     * An international number that could exist, without a trunk prefix after its country code; it need not be assigned.
     * Empty for any other text.
     */
    public static Optional<PhoneNumber> ofInternational(String text) {
        return international(text)
                .filter(form -> international(form).equals(Optional.of(form)))
                .map(PhoneNumber::new);
    }

    private static Optional<String> international(String text) {
        return FORM.matcher(text).matches() ? read(text, NO_REGION, PLANS::isPossibleNumber) : Optional.empty();
    }

    /**
     * A number that is international, or that is national: digits as dialled within the country, with
     * or without its trunk prefix, but with the area code. Empty for any other text, and for a country that
     * libphonenumber does not know.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static Optional<PhoneNumber> ofCountry(String text, String country) {
        return DIGITS.matcher(text).matches() ? fromNational(text, country) : ofInternational(text);
    }

    private static Optional<PhoneNumber> fromNational(String digits, String country) {
        return read(digits, country, number -> isFullNumberOf(country, number))
                // some plans, such as the German one, allow more digits than E.164
                .flatMap(PhoneNumber::ofInternational);
    }

    private static Optional<String> read(String text, String region, Predicate<Phonenumber.PhoneNumber> condition) {
        try {
            return Optional.of(PLANS.parse(text, region))
                    .filter(condition)
                    .map(number -> PLANS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** False for a number that leads abroad by its international prefix, and for one without area code. */
    private static boolean isFullNumberOf(String country, Phonenumber.PhoneNumber number) {
        return number.getCountryCode() == PLANS.getCountryCodeForRegion(country)
                && PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    @Override
    public String toString() {
        return "PhoneNumber[masked]";
    }
}
