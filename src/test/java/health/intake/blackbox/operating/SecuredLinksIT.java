package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.launcher.SecuredSurroundings;
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

/**
 * Security: the installation that the documents recommend. MariaDB accepts only TLS, Redis has a user with the rights
 * that Intake needs, and passwords are in files.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredLinksIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SecuredSurroundings surroundings =
            SecuredSurroundings.start(Installation.shared().folderBeside("secured"));

    @TempDir
    Path folder;

    @AfterAll
    void end() {
        surroundings.close();
    }

    @Test
    void serviceNeedsNoFurtherRights() {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put("INTAKE_DB_PASSWORD", "");
        try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
            Deadline.within(START, "it is ready", () -> node.status("/api/health/ready") == 200);
            Deadline.within(SOON, "Redis is reached, too", () -> node.get("/api/health/ready")
                    .text()
                    .startsWith("{\"status\":\"UP\""));
            Api operator = node.operator();
            operator.post("/api/admin/organizations", "{\"slug\":\"north\",\"name\":\"North\",\"country\":\"DE\"}")
                    .is(201);
            String north = "/api/admin/organizations/north";
            Answer berlin = operator.post(north + "/profile-groups", "{\"slug\":\"berlin\",\"name\":\"Berlin\"}")
                    .is(201);
            Group group = new Group(berlin.id(), "berlin", "Berlin");
            String key = operator.post(
                            north + "/api-keys", "{\"name\":\"Key\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]}")
                    .is(201)
                    .at("key")
                    .asText();
            Api partner = node.api(key);
            partner.post("/api/v1/profiles", ProfileBody.in(group).withEmail("maria@example.com"))
                    .is(201);
            assertThat(partner.get("/api/v1/profiles?email=maria@example.com")
                            .is(200)
                            .json())
                    .hasSize(1);
            // Redis counts the limit of invalid keys
            assertThat(node.get("/api/v1/key", "x-api-key", key.replace("live_", "live_x"))
                            .status())
                    .isEqualTo(403);

            assertThat(node.get("/api/metrics", "x-api-key", node.adminKey()).text())
                    .contains("intake_email_index_up 1", "intake_email_index_failed_writes_total 0");
            assertThat(node.logged("the service runs without it: ").stream()
                            .filter(line -> !line.contains("no answer in time")))
                    .as("except for a first TLS handshake that takes long in a cold JVM")
                    .isEmpty();
            assertThat(node.logged("in clear text")).isEmpty();
            assertThat(node.logged("is not a setting")).isEmpty();
            commandsNeedNoFurtherRights();
        }
    }

    /** The client of MariaDB verifies the server as the driver does; in Redis a script may read and write entries. */
    private void commandsNeedNoFurtherRights() {
        OperatorProgram program = new OperatorProgram()
                .with(surroundings.environment())
                .with(Installation.shared().clientPrograms());
        for (List<String> command :
                List.of(List.of("backup", folder.resolve("backup").toString()), List.of("index", "rebuild"))) {
            Run run = program.run(command.toArray(String[]::new));
            assertThat(run.code()).as(run.err()).isZero();
        }
        Run verified = program.run("index", "verify");
        assertThat(verified.out()).as(verified.err()).contains("Entries right: 1\n", "Entries missing: 0\n");
    }

    @Test
    void clearTextConnectionIsRefused() {
        String url = surroundings.environment().get("INTAKE_DB_URL").replace("verify-full", "disable");
        assertThatThrownBy(() -> new Sql(url, "intake", surroundings.databasePassword()).close())
                .rootCause()
                .hasMessageContaining("Access denied");
        new Sql(surroundings.environment().get("INTAKE_DB_URL"), "intake", surroundings.databasePassword()).close();
    }
}
