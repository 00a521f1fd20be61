package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that is stopped answers until load balancers have noticed, and writes the entries of the reads that it has answered. */
@Tag("long")
class OrderlyStopIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int STOPS = 3;

    private final String name = Unique.slug("stopped").replace('-', '_');
    private final String url = Installation.shared().jdbcUrl(name);

    private void readAndStop() {
        Map<String, String> environment =
                Map.of("INTAKE_DB_URL", url, "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name);
        try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
            Deadline.within(START, "it is ready", () -> node.status("/api/health/ready") == 200);
            assertThat(node.get("/api/admin/organizations", "x-api-key", node.adminKey())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void noEntryIsLost() {
        try (Sql root = Installation.shared().sql()) {
            root.run("create database " + name);
            root.run("create user '" + name + "'@'%' identified by '" + name + "'");
            root.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
            // more often than by chance: entries of reads just before a round of the heartbeat are written by that
            // round
            for (int i = 0; i < STOPS; i++) {
                readAndStop();
            }
            assertThat(root.text("select count(*) from " + name + ".audit_entry"))
                    .isEqualTo("" + STOPS);
            root.run("drop database " + name);
            root.run("drop user '" + name + "'@'%'");
        }
    }

    @Test
    void nodeAnswersWhileItIsNotReadyAnyMore() {
        Map<String, String> environment = Map.of("INTAKE_STOP_NOTICE_SECONDS", "4");
        try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
            node.awaitReady();
            ProcessHandle server = node.signalled();
            Deadline.within(Duration.ofSeconds(2), "it is not ready", () -> node.status("/api/health/ready") == 503);

            Answer answer = node.get("/api/health/ready");
            assertThat(answer.header("Connection")).isEqualTo("close");
            for (int i = 0; i < 20; i++) {
                assertThat(node.get("/api/health/live").status()).isEqualTo(200);
            }

            server.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(node.logged("Told to stop: no longer ready")).hasSize(1);
            assertThat(node.logged("Stops: all requests are answered")).hasSize(1);
        }
    }
}
