package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.metrics.Metrics;
import health.intake.metrics.ServedRequest;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.trace.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, refusals and errors around every request. */
class EdgeFilterTest {

    private final EdgeFilter filter = new EdgeFilter();
    private boolean reached;

    private final FilterChain success = (request, response) -> reached = true;

    @BeforeEach
    void prepare() {
        filter.problems = new ProblemWriter();
        filter.metrics = new Metrics();
        filter.traces = new Traces();
        filter.cors = new Cors();
        filter.cors.configured = Optional.of("https://portal.example");
        filter.cors.prepare();
    }

    private Exchange answered(Exchange exchange, FilterChain chain) throws IOException, ServletException {
        filter.doFilter(exchange.request(), exchange.response(), chain);
        return exchange;
    }

    private Exchange answered(String url) throws IOException, ServletException {
        return answered(new Exchange("GET", url), success);
    }

    private static FilterChain ending(int status) {
        return (request, response) -> ((HttpServletResponse) response).setStatus(status);
    }

    private String metrics() {
        return new String(filter.metrics.text(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/profiles", "/api/%zz"})
    void answersAndRefusalsCarryTheSameHeaders(String url) throws IOException, ServletException {
        Exchange exchange = answered(new Exchange("GET", url).with("X-Request-Id", "my-request"), success);

        assertThat(exchange.answered)
                .containsEntry("X-Request-Id", "my-request")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void aValidRequestGoesOn() throws IOException, ServletException {
        Exchange exchange = answered("/api/v1/profiles?email=a%40b.example");

        assertThat(reached).isTrue();
        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void afterARequestWithInvalidFramingTheConnectionIsClosed() throws IOException, ServletException {
        Exchange exchange = answered(new Exchange("GET").with("Transfer-Encoding", "gzip"), success);

        assertThat(reached).isFalse();
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.answered).containsEntry("Connection", "close");
    }

    @Test
    void urlHasAtMost4KiB() throws IOException, ServletException {
        assertThat(answered("/" + "a".repeat(4095)).status).isEqualTo(200);
        assertThat(answered("/" + "a".repeat(4096)).status).isEqualTo(414);
    }

    @Test
    void theQueryCountsAsPartOfTheUrl() throws IOException, ServletException {
        assertThat(answered("/api?" + "a".repeat(4092)).status).isEqualTo(200);
        assertThat(answered("/api?" + "a".repeat(4093)).status).isEqualTo(414);
    }

    @Test
    void headerFieldsHaveAtMost16KiBTogether() throws IOException, ServletException {
        String half = "v".repeat(8 * 1024 - 1);

        assertThat(answered(new Exchange("GET").with("a", half).with("b", half), success).status)
                .isEqualTo(200);
        assertThat(answered(new Exchange("GET").with("a", half).with("a", half + "v"), success).status)
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%", "/api/%4", "/api/%4g", "/api?a=%", "/api?a=%%41"})
    void anIncompleteEscapeIsMalformed(String url) throws IOException, ServletException {
        Exchange exchange = answered(url);

        assertThat(reached).isFalse();
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.body()).contains("\"malformed_request\"");
        assertThat(exchange.answered).doesNotContainKey("Connection");
    }

    @Test
    void aPreflightIsAnsweredHere() throws IOException, ServletException {
        Exchange exchange = answered(
                new Exchange("OPTIONS")
                        .with("Origin", "https://portal.example")
                        .with("Access-Control-Request-Method", "GET"),
                success);

        assertThat(reached).isFalse();
        assertThat(exchange.status).isEqualTo(204);
    }

    @Test
    void anExceptionThatReachesTheEdgeBecomesAProblem() throws IOException, ServletException {
        assertThat(answered(new Exchange("GET"), (request, response) -> {
                            throw new ServletException(new ProblemException(ProblemType.EMAIL_TAKEN));
                        })
                        .status)
                .isEqualTo(409);
        assertThat(answered(new Exchange("GET"), (request, response) -> {
                            throw new IllegalStateException();
                        })
                        .body())
                .contains("\"internal_error\"");
    }

    @Test
    void anErrorWithoutABodyGetsOne() throws IOException, ServletException {
        Exchange exchange = answered(new Exchange("GET"), ending(404));

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.answered).containsEntry("Content-Type", "application/problem+json");
        assertThat(exchange.body()).contains("\"not_found\"");
    }

    /** Servers reset the headers when they send an error. */
    @Test
    void anErrorThatLostItsHeadersGetsThemAgain() throws IOException, ServletException {
        Exchange exchange = new Exchange("GET");
        answered(exchange, (request, response) -> {
            exchange.answered.clear();
            exchange.status = 400;
        });

        assertThat(exchange.answered).containsKeys("X-Request-Id", "Cache-Control", "Referrer-Policy");
    }

    @Test
    void otherAnswersKeepTheirBody() throws IOException, ServletException {
        assertThat(answered(new Exchange("GET"), ending(399)).body()).isEmpty();
        assertThat(answered(new Exchange("GET"), (request, response) -> {
                            response.setContentType("text/plain");
                            ((HttpServletResponse) response).setStatus(404);
                        })
                        .body())
                .isEmpty();
    }

    @Test
    void anAnswerOnItsWayIsLeftAlone() throws IOException, ServletException {
        Exchange committed = new Exchange("GET");
        committed.isCommitted = true;

        assertThat(answered(committed, ending(404)).body()).isEmpty();
    }

    @Test
    void aClientThatHungUpGetsNoBody() throws IOException, ServletException {
        FilterChain hangUp = (request, response) -> {
            throw new IOException("Broken pipe");
        };
        Exchange exchange = answered(new Exchange("GET"), hangUp);
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.body()).isEmpty();

        Exchange committed = new Exchange("GET");
        committed.isCommitted = true;
        assertThat(answered(committed, hangUp).status).isEqualTo(200);
    }

    @Test
    void everyRequestIsCountedOnceWithOperationAndStatus() throws IOException, ServletException {
        answered(new Exchange("GET").withAttribute(OperationFilter.class.getName(), "listProfiles"), success);
        answered(new Exchange("GET"), ending(404));
        answered(new Exchange("GET").forErrorPage(), ending(404));

        assertThat(metrics())
                .contains(
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"\",operation=\"listProfiles\"} 1\n")
                .contains(
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"404\",http_route=\"\",operation=\"none\"} 1\n");
    }

    @Test
    void everyRequestHasItsSpanWhereThereIsACollector() throws IOException, ServletException {
        List<String> spans = new ArrayList<>();
        filter.traces = new Traces() {
            @Override
            public boolean isOn() {
                return true;
            }

            @Override
            public void served(ServedRequest request, String scheme, String requestId, @Nullable String parent) {
                spans.add(request.name() + " " + request.status() + " " + scheme + " " + requestId + " " + parent);
            }
        };

        answered(new Exchange("GET").with("X-Request-Id", "request-1").with("traceparent", "a"), ending(404));
        answered(new Exchange("GET").forErrorPage(), ending(404));
        answered(
                new Exchange("BREW")
                        .with("X-Request-Id", "request-2")
                        .with("traceparent", "a")
                        .with("traceparent", "b"),
                success);

        assertThat(spans).containsExactly("GET 404 http request-1 a", "HTTP 200 http request-2 null");
    }
}
