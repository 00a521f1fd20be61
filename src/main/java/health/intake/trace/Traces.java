package health.intake.trace;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import health.intake.metrics.ServedRequest;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One span for each request, for a collector of OpenTelemetry. Spans hold words of this code, the request id and the status:
 * no path with ids, no query, no address, no key, no organization. Without a collector nothing of OpenTelemetry is loaded.
 */
@ApplicationScoped
public class Traces {

    private static final String SCOPE = "health.intake";

    /** Spans that wait for the collector; further ones are dropped. */
    private static final int QUEUE = 2_048;

    private static final int BATCH = 512;
    private static final int DELAY_MILLIS = 1_000;

    /** For the last spans, when the application is undeployed. */
    private static final int STOP_SECONDS = 2;

    @Inject
    TraceSettings settings;

    @Inject
    Clock clock;

    private @Nullable Pipeline pipeline;

    private record Pipeline(SdkTracerProvider provider, OtlpExporter exporter, Tracer tracer) {}

    @PostConstruct
    void start() {
        pipeline = settings.collector()
                .map(collector -> pipeline(new OtlpExporter(collector, settings.headers())))
                .orElse(null);
    }

    private Pipeline pipeline(OtlpExporter exporter) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(settings.resource())
                .setSampler(settings.sampler())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(QUEUE)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(DELAY_MILLIS, MILLISECONDS)
                        .build())
                .build();
        return new Pipeline(provider, exporter, provider.get(SCOPE));
    }

    public boolean isOn() {
        return pipeline != null;
    }

    /**
     * Hands on the span of a request that was just answered; only if {@link #isOn()}.
     *
     * @param scheme as the server sees it
     * @param traceparent of the client (W3C Trace Context), which is the parent if it is valid
     */
    public void served(ServedRequest request, String scheme, String requestId, @Nullable String traceparent) {
        long end = nanoseconds(clock.instant());
        Span span = Objects.requireNonNull(pipeline)
                .tracer()
                .spanBuilder(request.name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(TraceParent.context(traceparent))
                .setStartTimestamp(end - request.nanoseconds(), NANOSECONDS)
                .setAllAttributes(attributes(request, scheme, requestId))
                .startSpan();
        if (isFailed(request)) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end, NANOSECONDS);
    }

    private static Attributes attributes(ServedRequest request, String scheme, String requestId) {
        AttributesBuilder attributes = Attributes.builder()
                .put("http.request.method", request.method())
                .put("http.response.status_code", request.status())
                .put("url.scheme", scheme)
                .put("intake.operation", request.operation())
                .put("intake.request_id", requestId);
        if (request.route() != null) {
            attributes.put("http.route", request.route());
        }
        if (isFailed(request)) {
            attributes.put("error.type", Integer.toString(request.status()));
        }
        return attributes.build();
    }

    private static boolean isFailed(ServedRequest request) {
        return request.status() >= 500;
    }

    private static long nanoseconds(Instant instant) {
        return SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** Its thread would otherwise outlive the application. */
    @PreDestroy
    void stop() {
        if (pipeline != null) {
            pipeline.provider().shutdown().join(STOP_SECONDS, SECONDS);
            pipeline.exporter().shutdown();
        }
    }
}
