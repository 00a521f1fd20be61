package health.intake.devserver;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/** New API keys in the form of contract section 5. */
final class GeneratedKey {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedKey() {}

    static String live() {
        StringBuilder key = new StringBuilder("intake_live_");
        for (int i = 0; i < 30; i++) {
            key.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return key.append(checksum(key.toString())).toString();
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= DIGITS.length()) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.toString();
    }
}
