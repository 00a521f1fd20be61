package health.intake.blackbox.deployment;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.intake.blackbox.deployment.DashboardPicture.Series;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.DrillReport;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.LocalProxy;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Prometheus scrapes a node for two minutes of requests and answers each query of the dashboard; draws the panels with the
 * answers into target/dashboard.svg.
 */
class DashboardDrill {

    private static final Duration LOAD = Duration.ofSeconds(120);
    private static final int PORT = LocalProxy.freePort();
    private static final String PROMETHEUS = "http://127.0.0.1:" + PORT;

    @TempDir
    Path folder;

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    @Test
    void everyPanelShowsSomething() throws IOException {
        Process prometheus = new ProcessBuilder(
                        Path.of(Tool.PROMTOOL.path())
                                .resolveSibling("prometheus")
                                .toString(),
                        "--config.file=" + configuration(),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + PORT)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "prometheus.log").toFile())
                .start();
        try {
            Instant from = Instant.now();
            load();
            draw(from.plusSeconds(10), Instant.now());
        } finally {
            prometheus.destroy();
            prometheus.onExit().join();
        }
    }

    /** The example of server-config/, for this node and at a shorter interval. */
    private Path configuration() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), ServerUnderTest.METRICS_TOKEN);
        String node = URI.create(Installation.shared().baseUrl()).getAuthority();
        String example = Files.readString(ObservabilityFiles.SCRAPES)
                .replaceAll("(?s)- targets:.*", "- targets: [\"" + node + "\"]\n        labels: { instance: node-1 }\n")
                .replace("_interval: 15s", "_interval: 2s")
                .replaceAll("credentials_file: .*", "credentials_file: " + token)
                .replace("- intake-alerts.yml", "- " + ObservabilityFiles.ALERTS.toAbsolutePath());
        return Files.writeString(folder.resolve("prometheus.yml"), example);
    }

    private void load() {
        long end = System.nanoTime() + LOAD.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            Answer created = partner.post(PROFILES, ProfileBody.in(group).withEmail(Unique.email("dashboard")))
                    .is(201);
            String profile = PROFILES + "/" + created.id();
            partner.get(profile).is(200);
            partner.get(PROFILES + "?email=" + created.at("email").asText()).is(200);
            partner.get(profile).is(200);
            partner.patch(profile, "{\"weight\":70.5}").is(200);
            if (i % 5 == 0) {
                partner.get(PROFILES + "?limit=10").is(200);
                partner.get(PROFILES + "/" + UUID.randomUUID()).is(404);
                Api.as("invalid").get(profile).is(403);
            }
        }
    }

    private static void draw(Instant from, Instant to) throws IOException {
        JsonNode panels = ObservabilityFiles.dashboard().get("panels");
        int places = 0;
        for (JsonNode panel : panels) {
            places = Math.max(
                    places,
                    panel.at("/gridPos/y").asInt() + panel.at("/gridPos/h").asInt());
        }
        DashboardPicture picture = new DashboardPicture(places);
        for (JsonNode panel : panels) {
            List<Series> series = new ArrayList<>();
            for (JsonNode target : panel.get("targets")) {
                series.addAll(answer(target, from, to));
            }
            assertThat(series).as(panel.get("title").asText()).isNotEmpty();
            picture.add(panel, series);
        }
        Files.writeString(Path.of("target", "dashboard.svg"), picture.toString());
        DrillReport.write("each of %d panels shows something".formatted(panels.size()));
    }

    private static List<Series> answer(JsonNode target, Instant from, Instant to) throws IOException {
        String query = target.get("expr")
                .asText()
                .replace("$__rate_interval", "10s")
                .replace("$job", "intake")
                .replace("$instance", ".*");
        JsonNode matrix = new ObjectMapper()
                .readTree(Tool.PROMTOOL.run(
                        "query",
                        "range",
                        "--format=json",
                        "--start=" + from.getEpochSecond(),
                        "--end=" + to.getEpochSecond(),
                        "--step=2s",
                        PROMETHEUS,
                        query));
        List<Series> series = new ArrayList<>();
        matrix.forEach(one -> series.add(new Series(legend(target, one.get("metric")), points(one.get("values")))));
        series.removeIf(one -> one.points().isEmpty());
        return series;
    }

    private static String legend(JsonNode target, JsonNode labels) {
        String legend = target.path("legendFormat").asText();
        for (var label : labels.properties()) {
            legend = legend.replace(
                    "{{" + label.getKey() + "}}", label.getValue().asText());
        }
        return legend;
    }

    private static List<double[]> points(JsonNode values) {
        List<double[]> points = new ArrayList<>();
        values.forEach(pair -> {
            double value = Double.parseDouble(pair.get(1).asText());
            if (Double.isFinite(value)) {
                points.add(new double[] {pair.get(0).asDouble(), value});
            }
        });
        return points;
    }
}
