package health.intake.blackbox.operating;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Collector;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Encodings;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a collector of traces learns from a node, and that it costs no request anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    /** Of the thread that sends traces. */
    private static final String THREAD = "BatchSpanProcessor";

    /** Far above what a request takes here, and below every time-out towards the collector. */
    private static final Duration QUICK = Duration.ofMillis(900);

    private final Collector collector = new Collector();
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private SecondNode node;

    @BeforeAll
    void start() {
        node = Installation.shared()
                .secondNode(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.endpoint(),
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        "x-token=of%20the%20collector",
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "service.instance.id=node-7,deployment.environment.name=test"));
    }

    @AfterAll
    void close() {
        node.close();
        collector.close();
    }

    private Api partner(String requestId) {
        return node.anonymous().with("x-api-key", key.secret()).with("X-Request-Id", requestId);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void spanTellsOfItsRequestInWordsOfTheService() {
        String id = Unique.slug("got");
        Instant before = Instant.now();
        partner(id).get(PROFILES + "/018f0000-0000-7000-8000-000000000000").is(404);

        Span span = collector.span(id);

        assertThat(span.getName()).isEqualTo("GET /api/v1/profiles/{id}");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
        assertThat(span.getParentSpanId()).isEmpty();
        assertThat(Collector.attributes(span))
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.route", "/api/v1/profiles/{id}",
                        "http.response.status_code", 404L,
                        "url.scheme", "http",
                        "intake.operation", "getProfile",
                        "intake.request_id", id));
        assertThat(span.getEndTimeUnixNano()).isGreaterThan(span.getStartTimeUnixNano());
        assertThat(span.getStartTimeUnixNano() / 1_000_000)
                .isBetween(before.toEpochMilli() - 5, Instant.now().toEpochMilli());
        assertThat(collector.paths()).containsExactly("/v1/traces");
        assertThat(collector.header("Content-Type")).containsExactly("application/x-protobuf");
        assertThat(collector.header("x-token")).containsExactly("of the collector");
        assertThat(collector.resource())
                .containsEntry("service.name", "intake")
                .containsEntry("service.instance.id", "node-7")
                .containsEntry("deployment.environment.name", "test");
    }

    @Test
    void requestThatNoOperationAnswersHasNoRoute() {
        String id = Unique.slug("nothing");
        partner(id).get("/api/v1/" + Unique.slug("nothing")).is(404);

        Span span = collector.span(id);

        assertThat(span.getName()).isEqualTo("GET");
        assertThat(Collector.attributes(span))
                .containsEntry("intake.operation", "none")
                .doesNotContainKey("http.route");
    }

    @Test
    void traceOfTheClientGoesOn() {
        String id = Unique.slug("child");
        partner(id)
                .with("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .get(PROFILES)
                .is(200);

        Span span = collector.span(id);

        assertThat(hex(span.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(span.getParentSpanId())).isEqualTo(PARENT);
        assertThat(span.getName()).isEqualTo("GET /api/v1/profiles");
    }

    @Test
    void invalidTraceOfTheClientDoesNotCount() {
        for (List<String> parents : List.of(
                List.of("00-" + TRACE + "-" + PARENT),
                List.of("00-" + "0".repeat(32) + "-" + PARENT + "-01"),
                List.of("ff-" + TRACE + "-" + PARENT + "-01"),
                List.of("00-" + TRACE + "-" + PARENT + "-01", "00-" + TRACE + "-" + PARENT + "-01"))) {
            String id = Unique.slug("root");
            Api api = partner(id);
            for (String parent : parents) {
                api = api.with("traceparent", parent);
            }
            api.get(PROFILES).is(200);

            assertThat(collector.span(id).getParentSpanId()).as("%s", parents).isEmpty();
            assertThat(hex(collector.span(id).getTraceId())).isNotEqualTo(TRACE);
        }
    }

    @Test
    void clientThatDoesNotTraceIsNotTraced() {
        String untraced = Unique.slug("untraced");
        String traced = Unique.slug("traced");
        partner(untraced)
                .with("traceparent", "00-" + TRACE + "-" + PARENT + "-00")
                .get(PROFILES)
                .is(200);
        partner(traced).get(PROFILES).is(200);

        collector.span(traced);

        assertThat(collector.findSpan(untraced)).isEmpty();
    }

    @Test
    void nothingOfAPersonAndNoKeyIsInTraces() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("first name", "Zoë" + letters("zoe"));
        texts.put("last name", "Łuk" + letters("luk"));
        texts.put("phone", "301" + System.nanoTime() % 100_000_000);
        texts.put("e-mail", Unique.slug("canary"));
        texts.put("key", key.secret().substring(18, 42));
        texts.put("trace state", letters("state"));
        texts.put("user agent", letters("agent"));
        String email = texts.get("e-mail") + "@example.com";
        String id = Unique.slug("canaries");
        Api client = partner(id)
                .with("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .with("tracestate", "vendor=" + texts.get("trace state"))
                .with("baggage", "person=" + texts.get("trace state"))
                .with("User-Agent", texts.get("user agent"));
        String body = ProfileBody.in(group)
                .with("first_name", Json.quoted(texts.get("first name")))
                .with("last_name", Json.quoted(texts.get("last name")))
                .with("phone", Json.quoted("+49" + texts.get("phone")))
                .withEmail(email)
                .toString();

        String profile = client.post(PROFILES, body).is(201).id();
        client.post(PROFILES, body).is(409);
        client.get(PROFILES + "/" + profile).is(200);
        client.get(PROFILES + "?email=" + Api.encoded(email)).is(200);
        client.get(PROFILES + "/" + Api.encoded(email)).is(400);
        client.get("/api/" + Api.encoded(texts.get("last name"))).is(404);
        texts.put("id of the profile", profile);
        String last = Unique.slug("last");
        partner(last).get(PROFILES).is(200);
        collector.span(last);

        String sent = collector.text();
        assertThat(collector.spans().stream().filter(span -> Collector.attributes(span)
                        .get("intake.request_id")
                        .equals(id)))
                .hasSize(6);
        texts.forEach(
                (name, text) -> assertThat(Encodings.ofText(text)).as(name).noneMatch(sent::contains));
    }

    private static String letters(String stem) {
        return Unique.slug(stem).replaceAll("[^a-z]", "")
                + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "q");
    }

    @Test
    void collectorThatHangsOrRefusesCostsRequestsNothing() {
        collector.hang();
        String lost = Unique.slug("hanging");
        try {
            // further ones wait in the queue behind the one that hangs
            for (int i = 0; i < 20; i++) {
                assertThat(timeOf(lost)).isLessThan(QUICK);
            }
            Deadline.throughout(
                    Duration.ofSeconds(2), () -> assertThat(timeOf(lost)).isLessThan(QUICK));
        } finally {
            collector.recover();
        }
        collector.answer(503);
        assertThat(timeOf(lost)).isLessThan(QUICK);
        collector.span(lost);
        collector.answer(200);

        String recovered = Unique.slug("recovered");
        timeOf(recovered);
        collector.span(recovered);
    }

    private Duration timeOf(String requestId) {
        long start = System.nanoTime();
        partner(requestId).get(PROFILES).is(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void withoutACollectorNothingRuns() {
        assertThat(threads(node.jcmd("Thread.print"))).anyMatch(name -> name.startsWith(THREAD));
        assertThat(threads(Installation.shared().jcmd("Thread.print")))
                .hasSizeGreaterThan(10)
                .noneMatch(name -> name.startsWith(THREAD));
    }

    private static List<String> threads(String dump) {
        return dump.lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
    }
}
