package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Gate;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node that starts before its database and its Redis is deployed, logs the reason of its waiting, and then serves without
 * help.
 */
@Tag("long")
class LateDatabaseIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(6);

    private static final String READY = "/api/health/ready";
    private static final String DATABASE = "The database is unavailable";

    private final String name = Unique.slug("late").replace('-', '_');
    private final String password = Unique.slug("password");

    @Test
    void nodeWaitsForADatabaseThatRefusesThenHangsThenHasAnotherPassword() {
        try (Sql sql = Installation.shared().sql();
                Gate database =
                        new Gate(port(Installation.shared().jdbcUrl(name).substring("jdbc:".length())));
                Gate redis = new Gate(port(Installation.shared().redisUrl()))) {
            sql.run("create database " + name);
            sql.run("create user '" + name + "'@'%' identified by 'another'");
            sql.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
            Map<String, String> environment = Map.of(
                    "INTAKE_DB_URL",
                    "jdbc:mariadb://127.0.0.1:" + database.port() + "/" + name,
                    "INTAKE_DB_USER",
                    name,
                    "INTAKE_DB_PASSWORD",
                    password,
                    "INTAKE_REDIS_URL",
                    "redis://127.0.0.1:" + redis.port());
            try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
                waits(node, "connection refused");
                database.hang();
                Deadline.throughout(WHILE, () -> isUnavailable(node));
                database.open();
                Deadline.throughout(WHILE, () -> isUnavailable(node));

                sql.run("alter user '" + name + "'@'%' identified by '" + password + "'");
                servesSoon(node, "DEGRADED");
                redis.open();
                servesSoon(node, "UP");
                assertThat(node.logged(DATABASE)).hasSize(2);
                assertThat(node.logged(password)).isEmpty();
            }
            sql.run("drop user '" + name + "'@'%'");
        }
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }

    private void waits(StartingNode node, String cause) {
        Deadline.within(START, "it is deployed", () -> node.status("/api/health/live") == 200);
        Deadline.within(
                SOON, "the cause is logged", () -> !node.logged(DATABASE).isEmpty());
        assertThat(node.logged(DATABASE)).singleElement().satisfies(line -> assertThat(line)
                .contains(cause));
        isUnavailable(node);
    }

    private static void isUnavailable(StartingNode node) {
        assertThat(node.status("/api/health/live")).isEqualTo(200);
        Answer ready = node.get(READY);
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.text())
                .startsWith("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\"},"
                        + "{\"name\":\"schema\",\"status\":\"DOWN\"}");
        for (String path :
                List.of("/api/v1/profiles", "/api/openapi.json", "/api/docs/", "/api/nothing", "/api/metrics")) {
            Answer answer = node.get(path, "x-api-key", node.adminKey());
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.text()).contains("\"code\":\"unavailable\"");
        }
    }

    private static void servesSoon(StartingNode node, String status) {
        Deadline.within(
                SOON, "it is " + status, () -> node.get(READY).text().startsWith("{\"status\":\"" + status + "\""));
        assertThat(node.get("/api/v1/key", "x-api-key", node.adminKey()).status())
                .isEqualTo(200);
    }
}
