package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nodes make of the schema that they find when they start. */
@Tag("long")
class SchemaAtStartIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration WHILE = Duration.ofSeconds(5);

    private static final String CANNOT = "The schema cannot be used";
    private static final Pattern APPLIED =
            Pattern.compile("The schema is at version " + Migrations.CURRENT + "; (\\d+) migrations were applied");

    private final SplitDatabase database = new SplitDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private static void isReady(StartingNode node, Duration time) {
        Deadline.within(time, "it is ready", () -> node.status("/api/health/ready") == 200);
    }

    /** Serves nothing but probes, and one line of its log tells why. */
    private static void waits(StartingNode node, String why) {
        Deadline.within(START, "it is logged", () -> !node.logged(CANNOT).isEmpty());
        assertThat(node.logged(CANNOT)).singleElement().asString().contains(CANNOT + ": " + why);
        Deadline.within(START, "it is deployed", () -> node.status("/api/health/live") == 200);
        Deadline.throughout(WHILE, () -> {
            assertThat(node.get("/api/health/ready").text())
                    .startsWith("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},"
                            + "{\"name\":\"schema\",\"status\":\"DOWN\"}");
            assertThat(node.status("/api/health/ready")).isEqualTo(503);
            assertThat(node.status("/api/v1/key")).isEqualTo(503);
        });
        assertThat(node.logged(CANNOT)).hasSize(1);
    }

    @Test
    void byCommandANodeWaitsForTheCommand() {
        Map<String, String> environment = new HashMap<>(database.service());
        environment.put("INTAKE_DB_MIGRATE", "by-command");
        try (StartingNode node = database.node("by-command", environment)) {
            waits(
                    node,
                    "it is empty, and this release needs version " + Migrations.CURRENT
                            + ": run intake-admin schema migrate");

            assertThat(database.program().run("schema", "migrate").code()).isZero();

            isReady(node, SOON);
            assertThat(node.operator().get("/api/v1/key").status()).isEqualTo(200);
            assertThat(applied(node)).isZero();
            Deadline.within(SOON, "the recovery is logged", () -> node.logged(CANNOT)
                    .get(node.logged(CANNOT).size() - 1)
                    .contains("Recovered after "));
        }
    }

    @Test
    void nodesThatStartAtOnceMigrateOnce() {
        try (StartingNode one = database.node("first-of-two", database.settings());
                StartingNode other = database.node("second-of-two", database.settings());
                Sql sql = database.served()) {
            isReady(one, START);
            isReady(other, START);

            // nodes take turns, and what an attempt did before it failed is counted by none
            assertThat(applied(one) + applied(other)).isBetween(1, Migrations.VERSIONS.size());
            assertThat(sql.text("select group_concat(version order by installed_rank) from flyway_schema_history"))
                    .isEqualTo(String.join(",", Migrations.VERSIONS))
                    .startsWith("1,2,3,4,5,6,7,8,");
            assertThat(sql.text("select count(*) from flyway_schema_history where success = 0"))
                    .isEqualTo("0");
        }
    }

    private static int applied(StartingNode node) {
        List<Integer> counts = node.logged("").stream()
                .flatMap(line -> APPLIED.matcher(line).results())
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        assertThat(counts).hasSize(1);
        return counts.get(0);
    }

    /** Nodes of the previous release serve until each has been replaced; but none of them starts again. */
    @Test
    void newerSchemaStopsNoNodeThatServesAndLetsNoneStart() {
        try (StartingNode running = database.node("running", database.settings())) {
            isReady(running, START);
            database.recordVersion("999");
            try (StartingNode starting = database.node("starting", database.settings())) {
                waits(
                        starting,
                        "it is at version 999, and this release knows none after " + Migrations.CURRENT
                                + ": start the newer release, or restore the" + " backup from before the upgrade");
                assertThat(running.status("/api/health/ready")).isEqualTo(200);
                assertThat(running.operator().get("/api/admin/organizations").status())
                        .isEqualTo(200);
            }
        }
    }
}
