package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Gate;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Starts a node without its database, for each way of being unavailable, and measures the time from the database's first
 * answer to the node's, with an empty schema; writes it to target/drill.
 */
class LateDatabaseDrill {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration WHILE = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String SERVER = System.getProperty("intake.server", "payara");
    private static final Path REPORT = Path.of("target", "drill", SERVER + ".txt");

    enum Unavailable {
        REFUSING,
        HANGING,
        WITH_ANOTHER_PASSWORD
    }

    @BeforeAll
    static void beginReport() throws IOException {
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.writeString(REPORT, "");
    }

    @ParameterizedTest
    @EnumSource
    void nodeServesSoonAfterTheDatabaseAnswers(Unavailable how) throws IOException {
        String name = Unique.slug("late").replace('-', '_');
        String url = Installation.shared().jdbcUrl(name).substring("jdbc:".length());
        try (Sql sql = Installation.shared().sql();
                Gate gate = new Gate(URI.create(url).getPort())) {
            sql.run("create database " + name);
            sql.run("create user '" + name + "'@'%' identified by '" + password(how, name) + "'");
            sql.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
            switch (how) {
                case REFUSING -> gate.close();
                case HANGING -> gate.hang();
                case WITH_ANOTHER_PASSWORD -> gate.open();
            }
            Map<String, String> environment = Map.of(
                    "INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:" + gate.port() + "/" + name,
                    "INTAKE_DB_USER", name,
                    "INTAKE_DB_PASSWORD", name);
            try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
                Deadline.within(START, "it is deployed", () -> node.status("/api/health/live") == 200);
                Deadline.throughout(WHILE, () -> isUnavailable(node));
                long start = System.nanoTime();
                if (how == Unavailable.WITH_ANOTHER_PASSWORD) {
                    sql.run("alter user '" + name + "'@'%' identified by '" + name + "'");
                } else {
                    gate.open();
                }
                Deadline.within(START, "it is ready", () -> node.status("/api/health/ready") == 200);
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                Files.writeString(
                        REPORT,
                        "%s, %s: served after %d ms%n".formatted(SERVER, how, time.toMillis()),
                        StandardOpenOption.APPEND);
                assertThat(time).isLessThan(LIMIT);
            }
            sql.run("drop user '" + name + "'@'%'");
        }
    }

    private static String password(Unavailable how, String right) {
        return how == Unavailable.WITH_ANOTHER_PASSWORD ? "another-" + right : right;
    }

    private static void isUnavailable(StartingNode node) {
        assertThat(node.status("/api/health/live")).isEqualTo(200);
        assertThat(node.status("/api/health/ready")).isEqualTo(503);
        assertThat(node.status("/api/v1/profiles")).isEqualTo(503);
    }
}
