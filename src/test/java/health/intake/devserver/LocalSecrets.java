package health.intake.devserver;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What only this installation knows: made once, kept in a file that only its owner may read. */
record LocalSecrets(String pepper, String secret, String adminKey, String databasePassword, String rootPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static LocalSecrets of(Path folder) {
        Path file = folder.resolve("secrets");
        if (!Files.exists(file)) {
            LocalSecrets fresh =
                    new LocalSecrets(randomBase64(), randomBase64(), GeneratedKey.live(), randomHex(), randomHex());
            Folders.writePrivately(file, fresh.lines());
        }
        return parse(Folders.read(file));
    }

    /** What the server is told of the ADMIN key: its HMAC-SHA-256 under the pepper, in hexadecimal digits. */
    String adminKeyHash() {
        return hash(adminKey, pepper);
    }

    static String hash(String key, String pepper) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(pepper), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String lines() {
        return "KEY_PEPPER=" + pepper + "\nSECRET=" + secret + "\nADMIN_KEY=" + adminKey + "\nDB_PASSWORD="
                + databasePassword + "\nDB_ROOT_PASSWORD=" + rootPassword + "\n";
    }

    private static LocalSecrets parse(String lines) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalSecrets(
                values.getProperty("KEY_PEPPER"),
                values.getProperty("SECRET"),
                values.getProperty("ADMIN_KEY"),
                values.getProperty("DB_PASSWORD"),
                values.getProperty("DB_ROOT_PASSWORD"));
    }

    private static String randomBase64() {
        return Base64.getEncoder().encodeToString(randomBytes(32));
    }

    private static String randomHex() {
        return HexFormat.of().formatHex(randomBytes(16));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "LocalSecrets[****]";
    }
}
