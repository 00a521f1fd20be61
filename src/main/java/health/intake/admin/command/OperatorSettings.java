package health.intake.admin.command;

import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the service that the operator's commands work on: the environment variables of its nodes.
 *
 * @param values by the name of the variable
 */
public record OperatorSettings(Map<String, String> values) {

    static final String DB_URL = "INTAKE_DB_URL";

    private static final String FILE = "_FILE";

    private static final String DB_USER = "INTAKE_DB_USER";
    private static final String DB_PASSWORD = "INTAKE_DB_PASSWORD";
    private static final String MIGRATOR_USER = "INTAKE_DB_MIGRATOR_USER";
    private static final String MIGRATOR_PASSWORD = "INTAKE_DB_MIGRATOR_PASSWORD";
    private static final String RETENTION_DAYS = "INTAKE_AUDIT_RETENTION_DAYS";
    private static final String KEY_PEPPER = "INTAKE_KEY_PEPPER";
    private static final String SECRET = "INTAKE_SECRET";
    private static final String OTHER_SECRETS = "INTAKE_SECRET_OTHER";
    private static final String FIELD_KEYS = "INTAKE_FIELD_KEYS";

    public ServiceDatabase database() {
        String url = value(DB_URL)
                .orElseThrow(() -> new CommandFailure("Set " + DB_URL + ", " + DB_USER + ", " + DB_PASSWORD
                        + " and what else --help of the command names, or start Intake with scripts/run"));
        return new ServiceDatabase(
                url, value(DB_USER).orElse(""), value(DB_PASSWORD).orElse(""));
    }

    /** The same database, with the user that migrates the schema; empty if that is the service's. */
    public Optional<ServiceDatabase> migratorDatabase() {
        return value(MIGRATOR_USER)
                .filter(user -> !user.isEmpty())
                .map(user -> new ServiceDatabase(
                        database().url(), user, value(MIGRATOR_PASSWORD).orElse("")));
    }

    /** The same database, with the user that owns its schema: the migrator if there is one. */
    public ServiceDatabase schemaOwner() {
        return migratorDatabase().orElseGet(this::database);
    }

    /** Whether the service removes old entries of the audit trail. */
    public boolean hasRetention() {
        return value(RETENTION_DAYS).filter(days -> !days.isEmpty()).isPresent();
    }

    public Optional<String> keyPepper() {
        return value(KEY_PEPPER);
    }

    /** For the audit trail, which does not depend on the pepper. */
    public Secrets secrets() {
        if (value(SECRET).filter(text -> !text.isEmpty()).isEmpty()) {
            throw new CommandFailure("Set " + SECRET);
        }
        Optional<String> others = value(OTHER_SECRETS).filter(text -> !text.isEmpty());
        return new Secrets(value(SECRET), Optional.empty(), value(SECRET), others);
    }

    public Optional<String> fieldKeys() {
        return value(FIELD_KEYS);
    }

    public FieldCipher fieldCipher() {
        return new FieldCipher(value(FIELD_KEYS));
    }

    /**
     * The content of the file that the variable with {@code _FILE} after its name names, without the white space at its end, or else
     * the value of the variable itself.
     */
    public Optional<String> value(String name) {
        String file = values.get(name + FILE);
        return file == null ? Optional.ofNullable(values.get(name)) : Optional.of(content(name + FILE, file));
    }

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(variable + " names a file that cannot be read: " + file, e);
        }
    }

    @Override
    public String toString() {
        return "OperatorSettings[****]";
    }
}
