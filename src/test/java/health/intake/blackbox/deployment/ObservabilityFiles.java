package health.intake.blackbox.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of server-config/observability. */
final class ObservabilityFiles {

    static final Path FOLDER = Path.of("server-config/observability");
    static final Path ALERTS = FOLDER.resolve("intake-alerts.yml");
    static final Path SCRAPES = FOLDER.resolve("prometheus.yml");
    static final Path DASHBOARD = FOLDER.resolve("grafana-dashboard.json");

    private ObservabilityFiles() {}

    static JsonNode dashboard() {
        return read(new ObjectMapper(), DASHBOARD);
    }

    static JsonNode scrapes() {
        return read(new ObjectMapper(new YAMLFactory()), SCRAPES);
    }

    /** Of the dashboard, by what shows their results. */
    static Map<String, String> queriesOfDashboard() {
        Map<String, String> queries = new TreeMap<>();
        dashboard().get("panels").forEach(panel -> panel.get("targets")
                .forEach(target -> queries.put(
                        panel.get("title").asText() + " " + target.get("refId").asText(),
                        target.get("expr").asText())));
        return queries;
    }

    /** Of the alerts, by their names. */
    static Map<String, String> queriesOfAlerts() {
        Map<String, String> queries = new TreeMap<>();
        read(new ObjectMapper(new YAMLFactory()), ALERTS).get("groups").forEach(group -> group.get("rules")
                .forEach(rule ->
                        queries.put(rule.get("alert").asText(), rule.get("expr").asText())));
        return queries;
    }

    /** The metrics that variables of the dashboard take their values from. */
    static List<String> metricsOfVariables() {
        return Stream.iterate(0, i -> i + 1)
                .limit(dashboard().at("/templating/list").size())
                .map(i ->
                        dashboard().at("/templating/list/" + i + "/query/query").asText())
                .filter(query -> query.startsWith("label_values("))
                .map(query -> query.replaceFirst("label_values\\((\\w+)\\W.*", "$1"))
                .toList();
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
