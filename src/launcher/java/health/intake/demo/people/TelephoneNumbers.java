package health.intake.demo.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.random.RandomGenerator;

/** Telephone numbers in E.164 that are valid in their country. */
final class TelephoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private TelephoneNumbers() {}

    static String draw(Country country, RandomGenerator random) {
        String number;
        do {
            number = filled(Draw.one(country.telephonePatterns(), random), random);
        } while (!isValid(number, country));
        return number;
    }

    static boolean isValid(String number, Country country) {
        try {
            return PLANS.isValidNumberForRegion(PLANS.parse(number, country.region()), country.region());
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static String filled(String pattern, RandomGenerator random) {
        StringBuilder number = new StringBuilder();
        pattern.chars().forEach(sign -> number.append(sign == '#' ? (char) random.nextInt('0', '9' + 1) : (char) sign));
        return number.toString();
    }
}
