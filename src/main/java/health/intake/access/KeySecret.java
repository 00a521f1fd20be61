package health.intake.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text of an API key: {@code intake_live_} or {@code intake_test_}, 30 random characters of base 62, and the CRC-32
 * (ISO-HDLC) of all that in 6 characters of base 62. The checksum finds typing errors without a query; it is no protection.
 */
public final class KeySecret {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 30;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int RANDOM_LENGTH_OF_PREFIX = 6;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Environment[] ENVIRONMENTS = Environment.values();

    private final Environment environment;
    private final String text;

    private KeySecret(Environment environment, String text) {
        this.environment = environment;
        this.text = text;
    }

    public static KeySecret generate(Environment environment) {
        StringBuilder text = new StringBuilder(start(environment));
        RANDOM.ints(RANDOM_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(text::append);
        return new KeySecret(environment, text.append(checksum(text)).toString());
    }

    /** Empty if the text has another form or its checksum is wrong. */
    public static Optional<KeySecret> parse(String text) {
        for (Environment environment : ENVIRONMENTS) {
            if (isWellFormed(text, start(environment))) {
                return Optional.of(new KeySecret(environment, text));
            }
        }
        return Optional.empty();
    }

    public Environment environment() {
        return environment;
    }

    /** The environment of the key with this prefix, {@code LIVE} without one. */
    public static Environment environmentOf(@Nullable String prefix) {
        return prefix != null && prefix.startsWith(start(Environment.TEST)) ? Environment.TEST : Environment.LIVE;
    }

    /** The part that may be shown, to tell keys apart: everything up to and including the first 6 random characters. */
    public String prefix() {
        return text.substring(0, start(environment).length() + RANDOM_LENGTH_OF_PREFIX);
    }

    /** The secret itself, in ASCII. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "KeySecret[" + prefix() + "…]";
    }

    private static String start(Environment environment) {
        return "intake_" + environment.code() + "_";
    }

    private static boolean isWellFormed(String text, String start) {
        int checked = start.length() + RANDOM_LENGTH;
        return text.length() == checked + CHECKSUM_LENGTH
                && text.startsWith(start)
                && isOfAlphabet(text, start.length())
                && text.endsWith(checksum(text.substring(0, checked)));
    }

    private static boolean isOfAlphabet(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(CharSequence checked) {
        CRC32 crc = new CRC32();
        crc.update(checked.toString().getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
