package health.intake.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/** The rule for telephone numbers: E.164, that is + and 2 to 15 digits, and possible according to libphonenumber. */
public final class PhoneNumber {

    private static final Pattern FORM = Pattern.compile("\\+[0-9]{2,15}");

    /** Safe for threads, and costly to make: it holds the numbering plans it has read. */
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** libphonenumber's name for "no region": the number must tell its country itself. */
    private static final String NO_REGION = "ZZ";

    private PhoneNumber() {}

    /** Whether the text is a number that could exist; whether it is assigned is not asked. */
    public static boolean isPossible(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            return PLANS.isPossibleNumber(PLANS.parse(text, NO_REGION));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
