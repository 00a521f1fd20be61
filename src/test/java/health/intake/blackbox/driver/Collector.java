package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A collector of OpenTelemetry on this machine, which takes traces by OTLP over HTTP. */
public final class Collector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Export> exports = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int status = 200;

    private record Export(String path, Headers headers, byte[] body) {}

    public Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exports.add(new Export(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** As {@code OTEL_EXPORTER_OTLP_ENDPOINT} takes it. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it takes requests and does not answer. */
    public void hang() {
        gate = new CountDownLatch(1);
    }

    public void recover() {
        gate.countDown();
    }

    public void answer(int code) {
        status = code;
    }

    /** The header lines of exports. */
    public List<String> header(String name) {
        return exports.stream()
                .map(export -> export.headers().getFirst(name))
                .distinct()
                .toList();
    }

    public List<String> paths() {
        return exports.stream().map(Export::path).distinct().toList();
    }

    /** All that was sent, as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        exports.forEach(export -> text.append(new String(export.body(), UTF_8))
                .append(export.headers().values())
                .append(export.path()));
        return text.toString();
    }

    public List<Span> spans() {
        return resourceSpans()
                .flatMap(spans -> spans.getScopeSpansList().stream())
                .flatMap(spans -> spans.getSpansList().stream())
                .toList();
    }

    /** Attributes of the node. */
    public Map<String, Object> resource() {
        return attributes(
                resourceSpans().findFirst().orElseThrow().getResource().getAttributesList());
    }

    public Optional<Span> findSpan(String requestId) {
        return spans().stream()
                .filter(span -> attributes(span).get("intake.request_id").equals(requestId))
                .findFirst();
    }

    /** Waits for the span of a request. */
    public Span span(String requestId) {
        Deadline.within(
                PATIENCE, "span of " + requestId, () -> findSpan(requestId).isPresent());
        return findSpan(requestId).orElseThrow();
    }

    public static Map<String, Object> attributes(Span span) {
        return attributes(span.getAttributesList());
    }

    private static Map<String, Object> attributes(List<KeyValue> pairs) {
        Map<String, Object> attributes = new TreeMap<>();
        pairs.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
        return attributes;
    }

    private static Object value(AnyValue value) {
        return value.hasIntValue() ? value.getIntValue() : value.getStringValue();
    }

    private Stream<ResourceSpans> resourceSpans() {
        return exports.stream().flatMap(export -> {
            try {
                return ExportTraceServiceRequest.parseFrom(export.body()).getResourceSpansList().stream();
            } catch (InvalidProtocolBufferException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        recover();
        server.stop(0);
        threads.shutdownNow();
    }
}
