package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.zip.CRC32;

/** The form of an API key as contract 5 tells it, computed here once more. */
public final class KeyText {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    /** A well-formed key that was never issued. */
    public static String unissued() {
        StringBuilder text = new StringBuilder("intake_live_");
        for (int i = 0; i < 30; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text + checksum(text.toString());
    }

    public static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.insert(0, ALPHABET.charAt((int) (rest % 62)));
        }
        return digits.toString();
    }

    /** The same key but for its last character. */
    public static String misspelt(String key) {
        char last = key.charAt(key.length() - 1);
        return key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0');
    }
}
