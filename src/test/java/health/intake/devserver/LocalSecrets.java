package health.intake.devserver;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/** What only this installation knows: made once, kept in a file that only its owner may read. */
record LocalSecrets(String pepper, String secret, String adminKey, String databasePassword, String rootPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static LocalSecrets of(Path folder) {
        Path file = folder.resolve("secrets");
        if (!Files.exists(file)) {
            String adminKey = AdminKey.generate().text();
            LocalSecrets fresh = new LocalSecrets(randomBase64(), randomBase64(), adminKey, randomHex(), randomHex());
            Folders.writePrivately(file, fresh.lines());
        }
        return parse(Folders.read(file));
    }

    /** What the server is told of the ADMIN key. */
    String adminKeyHash() {
        return AdminKey.parse(adminKey).hash(Optional.of(pepper));
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

    /** A secret as INTAKE_KEY_PEPPER and INTAKE_SECRET want it: 32 random bytes. */
    static String randomBase64() {
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
