package health.intake.email;

import com.ibm.icu.text.UnicodeSet;
import java.nio.charset.StandardCharsets;

/**
 * The part before the @: a dot-atom or a quoted string (RFC 5321, 4.1.2). Of the characters that RFC 6531 adds, letters with
 * their marks and digits are accepted; other characters beyond ASCII, above all invisible ones, are not.
 */
final class LocalPart {

    static final int MAX_BYTES = 64;

    private static final UnicodeSet ASCII_ATEXT = new UnicodeSet("[A-Za-z0-9!#\\$%\\&'*+/=?\\^_`\\{|\\}~\\-]").freeze();
    private static final UnicodeSet PRINTABLE_ASCII = new UnicodeSet("[\\ -~]").freeze();
    private static final UnicodeSet BEYOND_ASCII = new UnicodeSet("[[:L:][:M:][:Nd:]-[:ASCII:]-[:DI:]]").freeze();
    private static final UnicodeSet ATEXT =
            new UnicodeSet(ASCII_ATEXT).addAll(BEYOND_ASCII).freeze();
    private static final UnicodeSet QTEXT = new UnicodeSet(PRINTABLE_ASCII)
            .addAll(BEYOND_ASCII)
            .remove('"')
            .remove('\\')
            .freeze();
    private static final UnicodeSet MARKS = new UnicodeSet("[:M:]").freeze();
    private static final UnicodeSet CARRIERS = new UnicodeSet("[[:L:][:M:][:Nd:]]").freeze();

    private LocalPart() {}

    static boolean isValid(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && (text.startsWith("\"") ? isQuoted(text) : isDotAtom(text))
                && marksAreCarried(text);
    }

    /** The local part without unnecessary quotes. */
    static String unquoted(String valid) {
        String within = valid.startsWith("\"") ? valid.substring(1, valid.length() - 1) : valid;
        return isDotAtom(within) ? within : valid;
    }

    private static boolean isDotAtom(String text) {
        for (String atom : text.split("\\.", -1)) {
            if (atom.isEmpty() || !ATEXT.containsAll(atom)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuoted(String text) {
        int end = text.length() - 1;
        int at = 1;
        while (at < end) {
            boolean pair = text.charAt(at) == '\\';
            int character = text.codePointAt(pair ? ++at : at);
            if (at >= end || !(pair ? PRINTABLE_ASCII : QTEXT).contains(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return at == end && text.charAt(end) == '"';
    }

    /** A mark belongs to the letter before it; without a letter it would modify a sign of the syntax. */
    private static boolean marksAreCarried(String text) {
        int before = '"';
        for (int character : text.codePoints().toArray()) {
            if (MARKS.contains(character) && !CARRIERS.contains(before)) {
                return false;
            }
            before = character;
        }
        return true;
    }
}
