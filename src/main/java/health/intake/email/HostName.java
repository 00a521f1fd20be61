package health.intake.email;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain of at least two labels, each of letters, digits and inner hyphens (RFC 1123) or an internationalized one by IDNA
 * 2008 (RFC 5890, RFC 5892), at most 63 bytes a label and 253 together in ASCII form. The last label is not all digits,
 * because it would be the end of an IP address.
 */
public final class HostName {

    static final int MAX_BYTES = 253;

    /** UTS 46 maps at most this many characters of a valid name to one byte: a longer Unicode form is not read. */
    private static final int MAX_GIVEN = 4 * MAX_BYTES;

    private static final Pattern LDH = Pattern.compile("(?!xn--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern END_OF_ADDRESS = Pattern.compile("\\.[0-9]+$");

    private final String ascii;

    private HostName(String ascii) {
        this.ascii = ascii;
    }

    /** Reads a name in ASCII or Unicode form, in any case; empty if the text is no name. */
    public static Optional<HostName> parse(String text) {
        if (text.length() > MAX_GIVEN) {
            return Optional.empty();
        }
        return ascii(text)
                .filter(ascii -> ascii.length() <= MAX_BYTES && ascii.indexOf('.') > 0)
                .filter(ascii -> !END_OF_ADDRESS.matcher(ascii).find())
                .map(HostName::new);
    }

    private static Optional<String> ascii(String text) {
        if (isLdh(text)) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        return mayBeInternational(text) ? InternationalName.ascii(text) : Optional.empty();
    }

    /** Lower-case ASCII: two names are the same if these texts are equal. */
    public String ascii() {
        return ascii;
    }

    @Override
    public String toString() {
        return ascii;
    }

    private static boolean isLdh(String text) {
        String[] labels = text.toLowerCase(Locale.ROOT).split("\\.", -1);
        return Arrays.stream(labels).allMatch(label -> LDH.matcher(label).matches());
    }

    /** ASCII that is neither LDH nor the ASCII form of an internationalized label is never a name. */
    private static boolean mayBeInternational(String text) {
        return text.chars().anyMatch(character -> character > 0x7F)
                || text.toLowerCase(Locale.ROOT).contains("xn--");
    }
}
