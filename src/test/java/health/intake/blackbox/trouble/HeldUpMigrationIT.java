package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node starts on the database of an earlier version: if a transaction holds a table that the node must alter, it waits
 * without stopping the nodes that serve.
 */
@Tag("long")
class HeldUpMigrationIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** So long that the node tries several times. */
    private static final Duration WHILE = Duration.ofSeconds(30);

    private static final String V7 = "V7__macs_of_audit_entries.sql";

    private static final String SCHEMA = "The schema cannot be used";

    private static final String HISTORY =
            "select group_concat(version order by installed_rank) from flyway_schema_history where success = ";

    private final String name = Unique.slug("earlier").replace('-', '_');
    private final String url = Installation.shared().jdbcUrl(name);
    private final Sql root = Installation.shared().sql();

    @AfterEach
    void end() {
        root.run("drop database if exists " + name);
        root.run("drop user if exists '" + name + "'@'%', '" + name + "_m'@'%'");
        root.close();
    }

    /** Ends before a version that adds columns to audit_entry, and then to audit_seal. */
    private void ofVersion5() {
        root.run("create database " + name);
        root.run("create user '" + name + "'@'%' identified by '" + name + "'");
        root.run("grant select on " + name + ".* to '" + name + "'@'%'");
        root.run("create user '" + name + "_m'@'%' identified by '" + name + "'");
        root.run("grant all privileges on " + name + ".* to '" + name + "_m'@'%' with grant option");
        Flyway.configure().dataSource(url, name + "_m", name).target("5").load().migrate();
    }

    private StartingNode node(Map<String, String> users) {
        List<String> noSecrets = List.of();
        Map<String, String> environment = new HashMap<>(users);
        environment.put("INTAKE_DB_URL", url);
        environment.put("INTAKE_DB_PASSWORD", name);
        return Installation.shared().startingNode(noSecrets, environment);
    }

    private StartingNode node() {
        return node(Map.of(
                "INTAKE_DB_USER", name,
                "INTAKE_DB_MIGRATOR_USER", name + "_m",
                "INTAKE_DB_MIGRATOR_PASSWORD", name));
    }

    /** Without a migrator the service migrates over a connection of its pool. */
    private StartingNode nodeOfOneUser() {
        return node(Map.of("INTAKE_DB_USER", name + "_m"));
    }

    private List<Duration> queriesOfAnother(Sql sql) {
        List<Duration> times = new ArrayList<>();
        Deadline.throughout(WHILE, () -> {
            long start = System.nanoTime();
            sql.text("select count(*) from audit_seal");
            times.add(Duration.ofNanos(System.nanoTime() - start));
        });
        return times;
    }

    private static void isNotReady(StartingNode node) {
        // before the deployment, the server itself answers
        Deadline.within(
                START,
                "the log names what it waits for",
                () -> node.status("/api/health/ready") == 503
                        && node.get("/api/health/ready").text().contains("{\"name\":\"schema\",\"status\":\"DOWN\"}"));
        assertThat(node.status("/api/v1/key")).isEqualTo(503);
        assertThat(node.status("/api/health/live")).isEqualTo(200);
    }

    @Test
    void lockedTableDelaysOnlyTheNodeThatMigrates() {
        ofVersion5();
        try (Sql holder = new Sql(url, name, name);
                Sql other = new Sql(url, name, name);
                StartingNode node = holding(holder)) {
            Deadline.within(START, "it is logged", () -> node.logged(SCHEMA).size() == 1);
            assertThat(node.logged(SCHEMA).get(0)).contains(V7, "another transaction holds a lock", "1205");
            isNotReady(node);
            int lines = node.logged("").size();

            List<Duration> times = queriesOfAnother(other);

            assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(3)));
            List<Duration> held = times.stream()
                    .filter(time -> time.compareTo(Duration.ofMillis(600)) > 0)
                    .toList();
            assertThat(held).as("it was retried, with pauses").hasSizeBetween(2, 4);
            isNotReady(node);
            // later work of each start waits for no table
            root.run("set lock_wait_timeout = 1");
            root.run("grant select on " + name + ".audit_seal to '" + name + "'@'%'");
            assertThat(node.logged("").size() - lines).as("lines meanwhile").isLessThan(6);
            assertThat(node.logged("restore backups")).isEmpty();
            assertThat(node.logged("Duplicate column")).isEmpty();
            assertThat(root.text("select group_concat(version order by installed_rank) from " + name
                            + ".flyway_schema_history where success = 1"))
                    .as("earlier migrations are done")
                    .isEqualTo("1,2,3,4,5,6");

            holder.run("commit");
            Deadline.within(SOON, "it is ready", () -> node.status("/api/health/ready") == 200);
            Deadline.within(SOON, "the recovery is logged", () -> !node.logged("Recovered after ")
                    .isEmpty());
            assertThat(other.text(HISTORY + "1")).startsWith("1,2,3,4,5,6,7");
            assertThat(other.text(HISTORY + "0")).isEqualTo("null");
        }
    }

    private StartingNode holding(Sql holder) {
        holder.run("start transaction");
        holder.text("select count(*) from audit_seal");
        return node();
    }

    @Test
    void otherFailureIsNotRetriedBeforeTheOperatorRemovesItsRecord() {
        ofVersion5();
        root.run("rename table " + name + ".audit_seal to " + name + ".elsewhere");
        try (Sql sql = new Sql(url, name + "_m", name);
                StartingNode node = nodeOfOneUser()) {
            Deadline.within(START, "it is logged", () -> !node.logged(V7 + " failed earlier")
                    .isEmpty());
            List<String> first = node.logged(V7 + " failed: ");
            assertThat(first).isNotEmpty();
            assertThat(first.get(0)).contains("a table is missing", "1146").containsAnyOf("ERROR", "SEVERE");
            sql.run("rename table elsewhere to audit_seal");
            isNotReady(node);
            assertThat(sql.text(HISTORY + "0")).isEqualTo("7");

            sql.run("delete from flyway_schema_history where success = 0");
            Deadline.within(SOON, "it is ready", () -> node.status("/api/health/ready") == 200);
            assertThat(node.logged(V7 + " failed: ")).isEqualTo(first);
        }
    }
}
