package health.intake.blackbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts and the dashboard as Prometheus reads them; whether a node has what they ask for is {@code ObservabilityIT}'s. */
class ObservabilityTest {

    private static final Path TESTS = Path.of("src/test/resources/observability/alerts-test.yml");

    @TempDir
    Path folder;

    @Test
    void alertsAreValid() throws IOException {
        assertThat(Tool.PROMTOOL.run("check", "rules", ObservabilityFiles.ALERTS.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void alertsFireWhenTheyShould() throws IOException {
        assertThat(Tool.PROMTOOL.run("test", "rules", TESTS.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void everyAlertIsTested() throws IOException {
        String tests = Files.readString(TESTS);

        assertThat(ObservabilityFiles.queriesOfAlerts().keySet()).isNotEmpty().allMatch(tests::contains);
    }

    @Test
    void exampleOfAScrapeIsValid() throws IOException {
        assertThat(Tool.PROMTOOL.run("check", "config", "--syntax-only", ObservabilityFiles.SCRAPES.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void queriesOfTheDashboardAreValid() throws IOException {
        List<Map<String, String>> rules = new ArrayList<>();
        for (String query : ObservabilityFiles.queriesOfDashboard().values()) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query.replace("$__rate_interval", "5m")));
        }
        Path file = folder.resolve("queries.yml");
        // JSON is YAML
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules))));

        assertThat(Tool.PROMTOOL.run("check", "rules", file.toString()))
                .contains("SUCCESS: " + rules.size() + " rules found")
                .doesNotContain("FAILED");
    }

    @Test
    void panelsHaveIdsAndPlacesOfTheirOwn() {
        JsonNode panels = ObservabilityFiles.dashboard().get("panels");
        Set<JsonNode> ids = new HashSet<>();
        Set<JsonNode> places = new HashSet<>();
        panels.forEach(panel -> {
            ids.add(panel.get("id"));
            places.add(panel.get("gridPos"));
        });

        assertThat(panels.size()).isGreaterThanOrEqualTo(20);
        assertThat(ids).hasSize(panels.size());
        assertThat(places).hasSize(panels.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "rate(intake_requests_total{job=\"intake\"}[5m]);intake_requests_total",
                "sum by (job, status) (intake_up) > 1;status",
                "intake_up == 0 and intake_down;intake_down",
                "intake_up{state=\"on\"};state",
                "absent(intake_tasks{task=\"sealing\"});sealing",
                "intake_tasks{task=~\"audit|seals\"} / up{job=\"intake\"};seals",
                "sum without (le) (intake_tasks);le"
            })
    void unknownNamesInQueriesAreFound(String query, String unknown) {
        ShownMetrics metrics = new ShownMetrics("# TYPE a\nintake_up 1.0\nintake_tasks{task=\"audit\"} 0.0\n");

        assertThat(metrics.unknown(query)).containsExactly(unknown);
        assertThat(metrics.unknown("sum by (task) (rate(intake_tasks{task=~\"audit|a.*\"}[5m])) > 0.5 or intake_up"))
                .isEmpty();
    }
}
