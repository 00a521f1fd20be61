package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lasting failure is a line with its cause when it begins and one when it ends, and no flood in between. */
@Tag("long")
class OutageLogIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(10);

    private static final int FLOOD = 6;

    private static final String SCHEMA = "The schema cannot be used";
    private static final String REDIS = "Redis is unavailable";

    /** The server may still say that it has started; a line for each attempt would be a dozen. */
    private static void isNoFlood(StartingNode node) {
        int before = node.logged("").size();
        Deadline.throughout(
                WHILE, () -> assertThat(node.logged("").size() - before).isLessThan(FLOOD));
    }

    @Test
    void missingPrivilegeAndWrongPasswordOfRedisAreLoggedOnceWithTheirCause() {
        String name = Unique.slug("outage").replace('-', '_');
        String password = Unique.slug("password");
        try (Sql sql = Installation.shared().sql();
                RedisWire redis = Installation.shared().redis()) {
            sql.run("create database " + name);
            sql.run("create user '" + name + "'@'%' identified by '" + password + "'");
            sql.run("grant select on " + name + ".* to '" + name + "'@'%'");
            redis.run("ACL", "SETUSER", name, "on", ">" + password, "~*", "&*", "+@all");
            Map<String, String> environment = Map.of(
                    "INTAKE_DB_URL",
                    Installation.shared().jdbcUrl(name),
                    "INTAKE_DB_USER",
                    name,
                    "INTAKE_DB_PASSWORD",
                    password,
                    "INTAKE_REDIS_URL",
                    Installation.shared().redisUrl().replace("//", "//" + name + ":wrong-" + password + "@"));
            try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
                Deadline.within(START, "it is not ready", () -> node.status("/api/health/ready") == 503);
                assertThat(node.get("/api/health/ready").text())
                        .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},"
                                + "{\"name\":\"schema\",\"status\":\"DOWN\"},{\"name\":\"audit\",\"status\":\"UP\"},"
                                + "{\"name\":\"redis\",\"status\":\"DOWN\"}]}");
                Deadline.within(
                        START,
                        "it is logged",
                        () -> node.logged(SCHEMA).size() == 1
                                && node.logged(REDIS).size() == 1);
                isNoFlood(node);
                assertThat(node.logged(SCHEMA)).singleElement().satisfies(line -> assertThat(line)
                        .contains("the user lacks a privilege", "1142"));
                assertThat(node.logged(REDIS)).singleElement().satisfies(line -> assertThat(line)
                        .contains("wrong user or password"));

                sql.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
                // a connection keeps the privileges that it began with
                sql.run("kill user '" + name + "'@'%'");
                redis.run("ACL", "SETUSER", name, ">wrong-" + password);
                Deadline.within(WHILE, "it is ready", () -> node.status("/api/health/ready") == 200);
                Deadline.within(SOON, "Redis is used", () -> node.get("/api/health/ready")
                        .text()
                        .startsWith("{\"status\":\"UP\""));
                for (String trouble : List.of(SCHEMA, REDIS)) {
                    Deadline.within(
                            SOON,
                            "the recovery is logged",
                            () -> node.logged(trouble).size() == 2);
                    assertThat(node.logged(trouble).get(1)).contains("Recovered after ");
                }
                assertThat(node.logged(password)).isEmpty();
            } finally {
                redis.run("ACL", "DELUSER", name);
                sql.run("drop user '" + name + "'@'%'");
            }
        }
    }

    @Test
    void untrustedCertificateOfRedisIsLoggedOnceWithItsCause(@TempDir Path folder) throws IOException {
        SelfSigned tls = SelfSigned.in(folder);
        int port = freePort();
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("CONFIG", "SET", "tls-auth-clients", "no");
            redis.run("CONFIG", "SET", "tls-key-file", tls.key().toString());
            redis.run("CONFIG", "SET", "tls-cert-file", tls.certificate().toString());
            redis.run("CONFIG", "SET", "tls-port", Integer.toString(port));
            // with the secret of the others, as it writes into their trail
            try (StartingNode node = Installation.shared()
                    .startingNode(
                            Installation.shared().secrets(),
                            Map.of("INTAKE_REDIS_URL", "rediss://127.0.0.1:" + port))) {
                Deadline.within(START, "it serves", () -> node.status("/api/health/ready") == 200);
                // the reminder has the cause if a busy machine first logged a time-out
                Deadline.within(START, "the cause is logged", () -> node.logged(REDIS).stream()
                        .anyMatch(line -> line.contains("the certificate is not trusted")));
                assertThat(node.logged(REDIS)).hasSizeBetween(1, 2);
                isNoFlood(node);

                assertThat(node.logged("sun.security")).isEmpty();
                assertThat(node.get("/api/health/ready").text())
                        .startsWith("{\"status\":\"DEGRADED\"")
                        .endsWith("{\"name\":\"redis\",\"status\":\"DOWN\"}]}");
                assertThat(node.get("/api/v1/key", "x-api-key", node.adminKey()).status())
                        .isEqualTo(200);
            } finally {
                redis.run("CONFIG", "SET", "tls-port", "0");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
