package health.intake.email;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.UnicodeSet;
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

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** UTS 46 drops them; an address with invisible characters is more likely a trap or an accident. */
    private static final UnicodeSet INVISIBLE = new UnicodeSet("[[:DI:]-[\\u200C\\u200D]]").freeze();

    /**
     * The characters that IDNA 2008 (RFC 5892) permits in a label after the mapping of UTS 46, which keeps symbols and emoji
     * for IDNA 2003. CHECK_CONTEXTJ and CHECK_CONTEXTO have checked the last row before.
     */
    private static final UnicodeSet PERMITTED = new UnicodeSet("[[:Ll:][:Lo:][:Lm:][:Mn:][:Mc:][:Nd:]"
                    + "-[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]"
                    + "-[:hst=L:]-[:hst=V:]-[:hst=T:]"
                    + "[\\-.\\u06FD\\u06FE\\u0F0B\\u3007]"
                    + "[\\u00B7\\u0375\\u05F3\\u05F4\\u30FB\\u200C\\u200D]]")
            .freeze();

    private final String ascii;

    private HostName(String ascii) {
        this.ascii = ascii;
    }

    /** Reads a name in ASCII or Unicode form, in any case; empty if the text is no name. */
    public static Optional<HostName> parse(String text) {
        if (text.length() > MAX_GIVEN) {
            return Optional.empty();
        }
        return (isLdh(text) ? Optional.of(text.toLowerCase(Locale.ROOT)) : international(text))
                .filter(ascii -> ascii.length() <= MAX_BYTES && ascii.indexOf('.') > 0)
                .filter(ascii -> !END_OF_ADDRESS.matcher(ascii).find())
                .map(HostName::new);
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

    private static Optional<String> international(String text) {
        IDNA.Info unicodeInfo = new IDNA.Info();
        String unicode =
                UTS46.nameToUnicode(text, new StringBuilder(), unicodeInfo).toString();
        IDNA.Info asciiInfo = new IDNA.Info();
        String ascii = UTS46.nameToASCII(text, new StringBuilder(), asciiInfo).toString();
        boolean valid = !unicodeInfo.hasErrors()
                && !asciiInfo.hasErrors()
                && INVISIBLE.containsNone(text)
                && PERMITTED.containsAll(unicode)
                && !ascii.endsWith(".");
        return valid ? Optional.of(ascii) : Optional.empty();
    }
}
