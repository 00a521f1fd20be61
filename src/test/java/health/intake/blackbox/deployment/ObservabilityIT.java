package health.intake.blackbox.deployment;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The alerts and the dashboard ask for metrics that a node has, in the way that the example scrapes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityIT {

    private ShownMetrics metrics;

    /** As server-config/observability/prometheus.yml has Prometheus do it. */
    @BeforeAll
    void scrape() {
        Api partner = Tenant.create().partner();
        // an operation is shown once it was asked for
        partner.get(PROFILES + "/" + UUID.randomUUID()).is(404);
        partner.get(PROFILES + "?email=nobody%40example.com").is(200);
        JsonNode job = ObservabilityFiles.scrapes().at("/scrape_configs/0");
        metrics = new ShownMetrics(Api.anonymous()
                .with("Authorization", job.at("/authorization/type").asText() + " " + ServerUnderTest.METRICS_TOKEN)
                .get(job.get("metrics_path").asText())
                .is(200)
                .text());
    }

    @Test
    void alertsAskForExistingMetrics() {
        assertThat(ObservabilityFiles.queriesOfAlerts())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy((alert, query) -> assertThat(metrics.unknown(query)).isEmpty());
    }

    @Test
    void dashboardAsksForExistingMetrics() {
        assertThat(ObservabilityFiles.queriesOfDashboard())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy((panel, query) -> assertThat(metrics.unknown(query)).isEmpty());
        assertThat(ObservabilityFiles.metricsOfVariables())
                .hasSize(2)
                .allSatisfy(metric -> assertThat(metrics.unknown(metric)).isEmpty());
    }
}
