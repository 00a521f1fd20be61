package health.intake.email;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;

/** Internationalized domain names by IDNA 2008 (RFC 5890, RFC 5892). */
final class InternationalName {

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

    private InternationalName() {}

    /** The ASCII form; empty if the text is no such name. */
    static Optional<String> ascii(String text) {
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
