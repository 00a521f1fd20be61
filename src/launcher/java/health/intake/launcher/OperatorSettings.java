package health.intake.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the commands of scripts/admin are told by the environment, or by what scripts/run has started. */
record OperatorSettings(Map<String, String> values) {

    private static final String SECRET = "INTAKE_SECRET";
    private static final String OTHER_SECRETS = "INTAKE_SECRET_OTHER";
    private static final String FIELD_KEYS = "INTAKE_FIELD_KEYS";
    private static final String HOST = "jdbc:mariadb://127.0.0.1:";

    /** Those of the environment, if it names a database. */
    static OperatorSettings read() {
        if (System.getenv(GivenDatabase.URL) != null) {
            return new OperatorSettings(System.getenv());
        }
        Path folder = Path.of(".run");
        if (!Files.exists(folder.resolve("env"))) {
            throw new StartFailure(
                    "Set " + GivenDatabase.URL + ", " + GivenDatabase.USER + ", " + GivenDatabase.PASSWORD
                            + " and what else scripts/admin asks for, or start Intake with scripts/run");
        }
        return new OperatorSettings(ofRunning(folder));
    }

    private static Map<String, String> ofRunning(Path folder) {
        Map<String, String> env = new HashMap<>();
        Folders.read(folder.resolve("env"))
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(pair -> env.put(pair[0], pair[1]));
        LocalSecrets secrets = LocalSecrets.of(folder);
        return Map.of(
                GivenDatabase.URL,
                HOST + env.get("DB_PORT") + "/" + env.get("DB_NAME"),
                GivenDatabase.USER,
                env.get("DB_USER"),
                GivenDatabase.PASSWORD,
                env.get("DB_PASSWORD"),
                SECRET,
                secrets.secret(),
                FIELD_KEYS,
                secrets.fieldKeys());
    }

    GivenDatabase database() {
        return GivenDatabase.of(values);
    }

    Optional<String> secret() {
        return value(SECRET);
    }

    Optional<String> otherSecrets() {
        return value(OTHER_SECRETS).filter(others -> !others.isEmpty());
    }

    Optional<String> fieldKeys() {
        return value(FIELD_KEYS);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String toString() {
        return "OperatorSettings[****]";
    }
}
