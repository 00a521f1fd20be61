package health.intake.email;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import health.intake.problem.ProblemException;
import health.intake.problem.Reading;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address (RFC 5321, internationalized by RFC 6531 and IDNA 2008) in two forms: as given, and canonical. Unicode's
 * data come from ICU4J, not the JDK: the canonical form is stored, and must not depend on the version of the JDK.
 */
public final class EmailAddress {

    /** In characters (code points), after NFC. */
    static final int MAX_LENGTH = 254;

    /** NFC makes one code point of at most this many; longer texts are not normalized, because many marks make it slow. */
    private static final int MAX_DECOMPOSITION = 4;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private final String text;
    private final String canonical;

    private EmailAddress(String text, String canonical) {
        this.text = text;
        this.canonical = canonical;
    }

    /** The address, or the rule it breaks: too_long or invalid_format. */
    public static Reading<EmailAddress> read(String given) {
        if (length(given) > MAX_LENGTH * MAX_DECOMPOSITION) {
            return tooLong();
        }
        String text = NFC.normalize(given);
        return length(text) > MAX_LENGTH ? tooLong() : Reading.of(ofNormal(text), Rules.EMAIL);
    }

    private static Reading<EmailAddress> tooLong() {
        return Reading.broken(Rule.of(Rules.MAX_CHARACTERS).where("value", MAX_LENGTH));
    }

    /** The address that a query parameter holds; any other text is {@code invalid_query}. */
    public static EmailAddress ofQuery(String parameter, String given) {
        return parse(given)
                .orElseThrow(() -> ProblemException.invalidQuery(
                        parameter, Rule.of(Rules.EMAIL).inQuery(given)));
    }

    /** Empty if the text is not an address. */
    public static Optional<EmailAddress> parse(String given) {
        return read(given).value();
    }

    private static Optional<EmailAddress> ofNormal(String text) {
        // A domain has no @, so the last one ends the local part, which may have others between quotes.
        int at = text.lastIndexOf('@');
        if (at < 0 || !LocalPart.isValid(text.substring(0, at))) {
            return Optional.empty();
        }
        String local = LocalPart.unquoted(text.substring(0, at));
        return HostName.parse(text.substring(at + 1))
                .map(domain -> new EmailAddress(text, fold(local + "@" + domain.ascii())));
    }

    /** An address from earlier results of {@link #text} and {@link #canonical}, perhaps by earlier rules. */
    public static EmailAddress stored(String text, String canonical) {
        return new EmailAddress(text, canonical);
    }

    /** As given, in NFC; at most 254 code points. */
    public String text() {
        return text;
    }

    /**
     * Equal, code point by code point, for two spellings of the same address. At most 318 code points: each of a local
     * part's 64 bytes becomes at most one, and a domain has 253.
     */
    public String canonical() {
        return canonical;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress address
                && text.equals(address.text)
                && canonical.equals(address.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[masked]";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String fold(String address) {
        return NFC.normalize(UCharacter.toLowerCase(ULocale.ROOT, address));
    }
}
