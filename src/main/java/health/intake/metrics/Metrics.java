package health.intake.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmNativeMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;

/**
 * The metrics of this node since its start. Labels hold only words of this code (operations, routes, states, reasons), never
 * anything from a request: no person, no key, no organization, no path.
 */
@ApplicationScoped
public class Metrics {

    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Histogram requests = Histogram.builder()
            // names by the conventions of OpenTelemetry, which dashboards for HTTP expect, and the operation
            .name("http_server_request_duration_seconds")
            .help("Requests and their durations; operation is an operationId, or none if no operation matched.")
            .unit(Unit.SECONDS)
            .labelNames("http_request_method", "http_route", "http_response_status_code", "operation")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            // there are no traces to point to, and their thread would outlive the application
            .withoutExemplars()
            .register(registry);

    private final Counter refusals = Counter.builder()
            .name("intake_authentication_failures_total")
            .help("Requests that lacked a required valid key; limited ones were refused with 429.")
            .labelNames("reason")
            .withoutExemplars()
            .register(registry);

    private final Map<String, Task> tasks = new ConcurrentSkipListMap<>();

    private record Task(DoubleSupplier failures, DoubleSupplier age) {}

    /** The reason why a key was refused. */
    public enum Refusal {
        MISSING,
        INVALID,
        LIMITED;

        private final String label = name().toLowerCase(Locale.ROOT);
    }

    public Metrics() {
        registerJvm();
        registerTasks();
        for (Refusal refusal : Refusal.values()) {
            // shown from the start, so that the first one is seen as an increase
            refusals.initLabelValues(refusal.label);
        }
    }

    /** All of {@code JvmMetrics} except the count of allocations: its listener would outlive the application. */
    private void registerJvm() {
        JvmBufferPoolMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmCompilationMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmNativeMemoryMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    public void request(ServedRequest request) {
        // to Prometheus an empty label is none
        String route = Objects.requireNonNullElse(request.route(), "");
        requests.labelValues(request.method(), route, Integer.toString(request.status()), request.operation())
                .observe(Unit.nanosToSeconds(request.nanoseconds()));
    }

    public void refused(Refusal refusal) {
        refusals.labelValues(refusal.label).inc();
    }

    /** Adds a value that is computed when it is read. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** Adds a count, which only grows and is computed when it is read. */
    public void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** Adds a recurring task. */
    public void task(String name, DoubleSupplier failures, DoubleSupplier age) {
        tasks.put(name, new Task(failures, age));
    }

    private void registerTasks() {
        CounterWithCallback.builder()
                .name("intake_task_failures_total")
                .help("Runs of a task that failed.")
                .labelNames("task")
                .callback(callback -> tasks.forEach(
                        (name, task) -> callback.call(task.failures().getAsDouble(), name)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("intake_task_last_success_age_seconds")
                .help("Time since a task last succeeded.")
                .labelNames("task")
                .callback(callback ->
                        tasks.forEach((name, task) -> callback.call(task.age().getAsDouble(), name)))
                .register(registry);
    }

    /** All of them in Prometheus' text format 0.0.4, UTF-8. */
    public byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }
}
