package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.StartingNode;
import health.intake.launcher.CertifiedSurroundings;
import health.intake.launcher.LocalAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Security: MariaDB and Redis with certificates of an authority that no JVM knows, as companies have them. What a node does and
 * logs, and what {@code intake-admin check} says of the same settings.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertifiedLinksIT {

    private static final Duration START = Duration.ofMinutes(3);

    private static final String DATABASE = "The database is unavailable";
    private static final String REDIS = "Redis is unavailable; the service runs without it";

    private final CertifiedSurroundings surroundings =
            CertifiedSurroundings.start(Installation.shared().folderBeside("certified"));

    @TempDir
    Path folder;

    @AfterAll
    void end() {
        surroundings.close();
    }

    private static OperatorProgram.Run checked(Map<String, String> environment) {
        OperatorProgram program = new OperatorProgram();
        environment.forEach(program::with);
        return program.run("check");
    }

    private static StartingNode started(Map<String, String> environment) {
        return Installation.shared().startingNode(List.of(), environment);
    }

    @Test
    void theRightAuthorityIsTrusted() {
        try (StartingNode node = started(surroundings.environment())) {
            Deadline.within(
                    START,
                    "it is ready, with Redis",
                    () -> node.status("/api/health/ready") == 200
                            && node.get("/api/health/ready").text().startsWith("{\"status\":\"UP\""));

            assertThat(node.logged(DATABASE)).isEmpty();
            assertThat(node.logged(REDIS).stream().filter(line -> !line.matches(".*(no answer in time|Recovered).*")))
                    .as("except for a first TLS handshake that takes long in a cold JVM, and then succeeds")
                    .isEmpty();
            assertThat(node.logged("is not a setting")).isEmpty();
        }
        assertThat(checked(surroundings.environment()))
                .isEqualTo(new OperatorProgram.Run(
                        0, "Checked: settings, MariaDB 11.4.5 (TLSv1.3), Redis (TLSv1.3)\nNothing is wrong.\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORITY, the certificate is not trusted, is not trusted",
        "HOST, the certificate is for another host name, is for another host name"
    })
    void serversThatAreNotTheRightOnesAreNotUsedAndTheCauseIsTold(String wrong, String cause, String finding) {
        Map<String, String> environment = wrong.equals("HOST") ? ofAnotherHost() : ofAnotherAuthority();
        try (StartingNode node = started(environment)) {
            Deadline.within(START, "it is not ready", () -> node.status("/api/health/ready") == 503);
            for (String trouble : List.of(DATABASE, REDIS)) {
                // the reminder has the cause if a busy machine first logged a time-out
                Deadline.within(START, "the cause is logged", () -> node.logged(trouble).stream()
                        .anyMatch(line -> line.contains(cause)));
                assertThat(node.logged(trouble)).as(trouble).hasSizeBetween(1, 2);
            }
            assertThat(node.get("/api/health/live").status()).isEqualTo(200);
        }
        OperatorProgram.Run run = checked(environment);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "The certificate of the database " + finding + "\n  why:  ",
                        "The certificate of Redis " + finding + "\n  why:  ",
                        "  mend: ")
                .endsWith("Wrong: 2\n");
    }

    private Map<String, String> ofAnotherHost() {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.replaceAll((name, value) -> value.replace("127.0.0.1", "localhost"));
        return environment;
    }

    private Map<String, String> ofAnotherAuthority() {
        String certificate =
                LocalAuthority.in(folder.resolve("other")).certificate().toString();
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put("INTAKE_REDIS_CA_FILE", certificate);
        environment.computeIfPresent(
                "INTAKE_DB_URL", (name, url) -> url.replaceFirst("serverSslCert=.*", "serverSslCert=" + certificate));
        return environment;
    }

    @Test
    void aWrongPasswordOfRedisLeavesTheServiceDegraded() {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put("INTAKE_REDIS_URL", surroundings.redisUrl("p@ss"));
        try (StartingNode node = started(environment)) {
            Deadline.within(START, "it serves", () -> node.status("/api/health/ready") == 200);
            Deadline.within(START, "the cause is logged", () -> node.logged(REDIS).stream()
                    .anyMatch(line -> line.contains("wrong user or password")));

            assertThat(node.get("/api/health/ready").text()).startsWith("{\"status\":\"DEGRADED\"");
            assertThat(node.logged(REDIS)).hasSizeBetween(1, 2);
            assertThat(node.logged("p@ss")).isEmpty();
        }
        OperatorProgram.Run run = checked(environment);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("Redis refuses the service: WRONGPASS", "  mend: correct user and password")
                .endsWith("Checked: settings, MariaDB 11.4.5 (TLSv1.3)\nWrong: 1\n")
                .doesNotContain("p@ss", "p%40ss");
    }
}
