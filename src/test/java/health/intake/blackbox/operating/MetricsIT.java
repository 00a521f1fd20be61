package health.intake.blackbox.operating;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.Scene;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 6: metrics for Prometheus, with an ADMIN key or the token for them only (see also {@code AccessMatrixIT}). */
@OneNode("each node counts for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final String METRICS = "/api/metrics";

    private final Tenant tenant = Tenant.create();
    private final Api partner = tenant.partner();

    private static double value(String sample) {
        String start = sample + " ";
        return Api.admin()
                .get(METRICS)
                .is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElse(0);
    }

    /** @param route empty if no operation matched */
    private static double requests(String route, String operation, int status) {
        return value(
                "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"%d\",http_route=\"%s\",operation=\"%s\"}"
                        .formatted(status, route, operation));
    }

    private static double refusals(String reason) {
        return value("intake_authentication_failures_total{reason=\"%s\"}".formatted(reason));
    }

    @Test
    void metricsHaveTheTextFormatOfPrometheus() {
        Api prometheus = Api.admin()
                .with(
                        "Accept",
                        "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1");

        for (Api api : new Api[] {Api.admin(), prometheus, Api.admin().with("Accept", "text/plain")}) {
            Answer metrics = api.get(METRICS).is(200);

            assertThat(metrics.requiredHeader("Content-Type").split(";\\s*"))
                    .startsWith("text/plain")
                    .containsExactlyInAnyOrder("text/plain", "version=0.0.4", "charset=utf-8");
            assertThat(metrics.text().lines().filter(line -> !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.matches("[a-z_0-9]+(\\{([a-z_]+=\"[^\"]*\",?)+})? [-+0-9.EINFa]+"));
        }
        Api.admin().with("Accept", "image/png").get(METRICS).isProblem(406, "not_acceptable");
    }

    private static Api bearer(String text) {
        return Api.anonymous().with("Authorization", "Bearer " + text);
    }

    @Test
    void scraperSendsTheTokenOrAnAdminKeyAsABearer() {
        for (String text : new String[] {
            ServerUnderTest.METRICS_TOKEN, Installation.shared().adminKey()
        }) {
            assertThat(bearer(text).get(METRICS).is(200).text()).contains("intake_email_index_up 1.0");
            assertThat(bearer(text).send("HEAD", METRICS).is(200).text()).isEmpty();
        }
        bearer(ServerUnderTest.METRICS_TOKEN).get(METRICS + "?x=1").isProblem(400, "invalid_query");
        bearer(tenant.key("PROFILES_VIEW").secret()).get(METRICS).isProblem(403, "scope_missing");
    }

    @Test
    void tokenReadsNothingElse() {
        Scene scene = new Scene();
        Operation.ALL.stream()
                .filter(operation -> !operation.isPublic() && !operation.takesBearer())
                .forEach(operation -> {
                    Answer answer = scene.call(bearer(ServerUnderTest.METRICS_TOKEN), operation);
                    if (operation.isKeyOptional()) {
                        answer.isProblem(400, "organization_required");
                    } else {
                        answer.isProblem(403, "forbidden");
                    }
                });
    }

    @Test
    void wrongTokenIsAnInvalidKeyAndNoTokenAMissingOne() {
        double invalid = refusals("invalid");
        double missing = refusals("missing");

        bearer(ServerUnderTest.METRICS_TOKEN + "0").get(METRICS).isProblem(403, "forbidden");
        bearer(KeyText.misspelt(Installation.shared().adminKey())).get(METRICS).isProblem(403, "forbidden");
        Api.as(ServerUnderTest.METRICS_TOKEN).get(METRICS).isProblem(403, "forbidden");
        Api.as("")
                .with("Authorization", "Bearer " + ServerUnderTest.METRICS_TOKEN)
                .get(METRICS)
                .isProblem(403, "forbidden");
        Api.anonymous()
                .with("Authorization", ServerUnderTest.METRICS_TOKEN)
                .get(METRICS)
                .isProblem(403, "forbidden");
        bearer(ServerUnderTest.METRICS_TOKEN)
                .with("Authorization", "Bearer " + ServerUnderTest.METRICS_TOKEN)
                .get(METRICS)
                .isProblem(403, "forbidden");

        assertThat(refusals("invalid")).isEqualTo(invalid + 4);
        assertThat(refusals("missing")).isEqualTo(missing + 2);
    }

    @Test
    void trailTellsOfReadsWithAKeyOnly() {
        Trail trail = new Trail(Trail.OF_NO_ORGANIZATION);
        String scrape = Unique.slug("scrape");
        String read = Unique.slug("read");

        bearer(ServerUnderTest.METRICS_TOKEN)
                .with("X-Request-Id", scrape)
                .get(METRICS)
                .is(200);
        bearer(Installation.shared().adminKey())
                .with("X-Request-Id", read)
                .get(METRICS)
                .is(200);

        assertThat(trail.ofRequest(read))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("operation").asText()).isEqualTo("getMetrics"));
        assertThat(trail.entries(""))
                .noneMatch(entry -> entry.get("request_id").asText().equals(scrape));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/profiles/{id}, getProfile, 404, /api/v1/profiles/018f0000-0000-7000-8000-000000000000",
        "/api/v1/profiles/{id}, getProfile, 400, /api/v1/profiles/none",
        "/api/v1/profiles, listProfiles, 200, /api/v1/profiles",
        "/api/v1/profiles, lookUpProfile, 200, /api/v1/profiles?email=nobody%40example.com",
        "/api/v1/profiles/lookup, getProfile, 400, /api/v1/profiles/lookup",
        "/api/v1/profiles, listProfiles, 400, /api/v1/profiles?emial=nobody%40example.com",
        "/api/admin/organizations/{org}, getOrganization, 403, /api/admin/organizations/some",
        "/api/health/live, isLive, 200, /api/health/live",
        "'', none, 404, /api/v1/nothing"
    })
    void requestIsCountedByItsRouteOperationAndStatus(String route, String operation, int status, String path) {
        double before = requests(route, operation, status);

        partner.get(path).is(status);

        assertThat(requests(route, operation, status)).isEqualTo(before + 1);
    }

    @Test
    void requestRefusedBeforeAnyOperationIsCountedToo() {
        double before = requests("", "none", 414);

        partner.get(PROFILES + "?email=" + "a".repeat(5000)).is(414);

        assertThat(requests("", "none", 414)).isEqualTo(before + 1);
    }

    @Test
    void requestWithoutAValidKeyIsCountedByItsReason() {
        double missing = refusals("missing");
        double invalid = refusals("invalid");
        double named = requests("/api/v1/profiles/{id}", "getProfile", 403);

        Api.anonymous().get(PROFILES).is(403);
        Api.as("no-key").get(PROFILES + "/" + UUID.randomUUID()).is(403);
        Api.as(KeyText.misspelt(tenant.key("PROFILES_VIEW").secret()))
                .get(PROFILES + "/" + UUID.randomUUID())
                .is(403);

        assertThat(refusals("missing")).isEqualTo(missing + 1);
        assertThat(refusals("invalid")).isEqualTo(invalid + 2);
        assertThat(requests("/api/v1/profiles/{id}", "getProfile", 403)).isEqualTo(named + 2);
    }

    @Test
    void recurringTasksShowTheirLastSuccess() {
        assertThat(value("intake_task_last_success_age_seconds{task=\"audit\"}"))
                .isBetween(0.0, 5.0);
        assertThat(value("intake_task_last_success_age_seconds{task=\"sealing\"}"))
                .isBetween(0.0, 5.0);
        assertThat(Api.admin().get(METRICS).text()).contains("intake_task_failures_total{task=\"key_usage\"} ");
    }

    @Test
    void stateOfTheIndexIsShown() {
        assertThat(value("intake_email_index_up")).isEqualTo(1);

        Installation.shared()
                .withoutRedis(() -> assertThat(value("intake_email_index_up")).isZero());

        Installation.shared().awaitHealth();
        assertThat(value("intake_email_index_up")).isEqualTo(1);
    }
}
