package health.intake.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.metrics.Metrics.Refusal;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Metrics metrics = new Metrics();

    private String text() {
        return new String(metrics.text(), UTF_8);
    }

    private void got(int status, long nanoseconds) {
        metrics.request(new ServedRequest("GET", "/api/v1/profiles/{id}", "getProfile", status, nanoseconds));
    }

    @Test
    void requestsAreCountedByOperationAndStatusAndByHowLongTheyTook() {
        got(200, 1_500_000);
        got(200, 40_000_000);
        got(404, 1_000);

        assertThat(text().lines())
                .contains(
                        "http_server_request_duration_seconds_bucket{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\",le=\"0.001\"} 0",
                        "http_server_request_duration_seconds_bucket{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\",le=\"0.0025\"} 1",
                        "http_server_request_duration_seconds_bucket{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\",le=\"+Inf\"} 2",
                        "http_server_request_duration_seconds_sum{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\"} 0.0415",
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\"} 2",
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"404\",http_route=\"/api/v1/profiles/{id}\",operation=\"getProfile\"} 1");
    }

    @Test
    void everyReasonOfARefusalIsShownFromTheStart() {
        metrics.refused(Refusal.INVALID);

        assertThat(text().lines())
                .contains(
                        "intake_authentication_failures_total{reason=\"missing\"} 0.0",
                        "intake_authentication_failures_total{reason=\"invalid\"} 1.0",
                        "intake_authentication_failures_total{reason=\"limited\"} 0.0");
    }

    @Test
    void partsAreAskedForTheirValueWhenItIsRead() {
        double[] value = {3};
        metrics.gauge("intake_some_length", "Some length.", () -> value[0]);
        metrics.counter("intake_some_total", "Some count.", () -> value[0]);

        value[0] = 5;

        assertThat(text().lines()).contains("intake_some_length 5.0", "intake_some_total 5.0");
    }

    @Test
    void theMachineIsDescribed() {
        assertThat(text()).contains("process_cpu_seconds_total ", "jvm_memory_used_bytes{area=\"heap\"} ");
    }
}
