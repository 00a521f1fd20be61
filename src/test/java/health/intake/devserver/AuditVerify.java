package health.intake.devserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Verifies the audit trail: what scripts/admin audit verify runs. The exit code is 1 if something is not as it was sealed. */
final class AuditVerify {

    private static final String SECRET = "INTAKE_SECRET";
    private static final String HOST = "jdbc:mariadb://127.0.0.1:";

    private AuditVerify() {}

    /** Arguments: those of {@link NotedSeals}. */
    public static void main(String[] arguments) {
        try {
            Map<String, String> settings = settings(Path.of(".run"));
            GivenDatabase database = GivenDatabase.of(settings);
            SealedTrail trail = new SealedTrail(database, Optional.ofNullable(settings.get(SECRET)));
            System.out.println(trail.verify(arguments));
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Those of the environment, else those of what scripts/run has started. */
    private static Map<String, String> settings(Path folder) {
        if (System.getenv(GivenDatabase.URL) != null) {
            return System.getenv();
        }
        if (!Files.exists(folder.resolve("env"))) {
            throw new StartFailure("Set " + GivenDatabase.URL + ", " + GivenDatabase.USER + ", "
                    + GivenDatabase.PASSWORD + " and " + SECRET + ", or start Intake with scripts/run");
        }
        Map<String, String> env = new HashMap<>();
        Folders.read(folder.resolve("env"))
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(pair -> env.put(pair[0], pair[1]));
        return Map.of(
                GivenDatabase.URL,
                HOST + env.get("DB_PORT") + "/" + env.get("DB_NAME"),
                GivenDatabase.USER,
                env.get("DB_USER"),
                GivenDatabase.PASSWORD,
                env.get("DB_PASSWORD"),
                SECRET,
                LocalSecrets.of(folder).secret());
    }
}
