package health.intake.launcher;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.secret.AdminKey;
import health.intake.admin.secret.FieldKeys;
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
import java.util.function.Supplier;

/** The secrets of this installation: made once, stored in a file that only its owner may read. */
record LocalSecrets(
        String pepper,
        String secret,
        String fieldKeys,
        String adminKey,
        String databasePassword,
        String migratorPassword,
        String rootPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the secrets of the file; makes and stores missing ones. */
    static LocalSecrets of(Path folder) {
        Path file = folder.resolve("secrets");
        String kept = Files.exists(file) ? Folders.read(file) : "";
        LocalSecrets secrets = parse(kept);
        if (!secrets.lines().equals(kept)) {
            Folders.writePrivately(file, secrets.lines());
        }
        return secrets;
    }

    /** The hash of the ADMIN key, for the server. */
    String adminKeyHash() {
        try {
            return AdminKey.parse(adminKey).hash(Optional.of(pepper));
        } catch (CommandFailure e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    private String lines() {
        return "KEY_PEPPER=" + pepper + "\nSECRET=" + secret + "\nFIELD_KEYS=" + fieldKeys + "\nADMIN_KEY=" + adminKey
                + "\nDB_PASSWORD=" + databasePassword + "\nDB_MIGRATOR_PASSWORD=" + migratorPassword
                + "\nDB_ROOT_PASSWORD=" + rootPassword + "\n";
    }

    private static LocalSecrets parse(String lines) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalSecrets(
                value(values, "KEY_PEPPER", LocalSecrets::randomBase64),
                value(values, "SECRET", LocalSecrets::randomBase64),
                value(values, "FIELD_KEYS", () -> FieldKeys.generate().text()),
                value(values, "ADMIN_KEY", () -> AdminKey.generate().text()),
                value(values, "DB_PASSWORD", LocalSecrets::randomHex),
                value(values, "DB_MIGRATOR_PASSWORD", LocalSecrets::randomHex),
                value(values, "DB_ROOT_PASSWORD", LocalSecrets::randomHex));
    }

    private static String value(Properties values, String name, Supplier<String> fresh) {
        String value = values.getProperty(name);
        return value == null ? fresh.get() : value;
    }

    /** A secret for INTAKE_KEY_PEPPER or INTAKE_SECRET: 32 random bytes. */
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
