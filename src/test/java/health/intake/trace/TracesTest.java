package health.intake.trace;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Collector;
import health.intake.blackbox.driver.Deadline;
import health.intake.metrics.ServedRequest;
import health.intake.trouble.HeardLog;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.000005Z");
    private static final String REQUEST = "request-1";

    private static final int SAMPLED = 1;
    private static final int REMOTE_KNOWN = 0x100;
    private static final int REMOTE = 0x200;
    private static final int FLAGS = SAMPLED | REMOTE_KNOWN | REMOTE;

    private final Collector collector = new Collector();
    private final Traces traces = started(collector.endpoint());

    @AfterEach
    void close() {
        traces.stop();
        collector.close();
    }

    private static Traces started(String endpoint) {
        Traces traces = new Traces();
        traces.settings = TraceSettingsTest.of(endpoint);
        traces.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        traces.start();
        return traces;
    }

    private static ServedRequest post(int status) {
        return new ServedRequest("POST", "/api/v1/profiles", "createProfile", status, 2_000_000);
    }

    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> sendersBeside(Set<Thread> before) {
        Set<Thread> senders = senders();
        senders.removeAll(before);
        return senders;
    }

    private static void awaitEnd(Set<Thread> threads) {
        Deadline.within(Duration.ofSeconds(10), "the threads end", () -> threads.stream()
                .noneMatch(Thread::isAlive));
    }

    @Test
    void spanEndsNowAndBeganWhenTheRequestDid() {
        traces.served(post(201), "https", REQUEST, null);

        Span span = collector.span(REQUEST);

        long end = NOW.getEpochSecond() * 1_000_000_000 + NOW.getNano();
        assertThat(span.getEndTimeUnixNano()).isEqualTo(end);
        assertThat(span.getStartTimeUnixNano()).isEqualTo(end - 2_000_000);
        assertThat(span.getTraceId().size()).isEqualTo(16);
        assertThat(span.getSpanId().size()).isEqualTo(8);
        assertThat(span.getTraceState()).isEmpty();
        assertThat(span.getFlags() & FLAGS).isEqualTo(SAMPLED | REMOTE_KNOWN);
    }

    @Test
    void remoteParentIsToldAsOne() {
        traces.served(post(201), "https", REQUEST, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(collector.span(REQUEST).getFlags() & FLAGS).isEqualTo(FLAGS);
    }

    @Test
    void internalErrorIsAnError() {
        traces.served(post(500), "https", REQUEST, null);

        Span span = collector.span(REQUEST);

        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(Collector.attributes(span))
                .isEqualTo(Map.of(
                        "http.request.method", "POST",
                        "http.route", "/api/v1/profiles",
                        "http.response.status_code", 500L,
                        "error.type", "500",
                        "url.scheme", "https",
                        "intake.operation", "createProfile",
                        "intake.request_id", REQUEST));
    }

    @Test
    void methodThatIsNotKnownIsNotRepeated() {
        traces.served(new ServedRequest("EVA-MAIER", null, "none", 501, 1), "https", REQUEST, null);

        Span span = collector.span(REQUEST);

        assertThat(span.getName()).isEqualTo("HTTP");
        assertThat(Collector.attributes(span)).containsEntry("http.request.method", "_OTHER");
    }

    @Test
    void lastSpansAreSentBeforeTheThreadEnds() {
        Set<Thread> before = senders();
        Traces other = started(collector.endpoint());
        Set<Thread> own = sendersBeside(before);
        other.served(post(201), "https", "request-2", null);

        other.stop();

        assertThat(collector.findSpan("request-2")).isPresent();
        assertThat(own).hasSize(1);
        awaitEnd(own);
    }

    @Test
    void stopDoesNotWaitForACollectorThatHangs() {
        collector.hang();
        Set<Thread> before = senders();
        Traces other = started(collector.endpoint());
        Set<Thread> own = sendersBeside(before);
        other.served(post(201), "https", "request-2", null);

        long start = System.nanoTime();
        other.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        awaitEnd(own);
    }

    @Test
    void collectorThatRefusesIsLoggedOnceAndItsRecoveryToo() {
        assertThat(HeardLog.lines(() -> {
                    collector.answer(401);
                    Traces other = started(collector.endpoint());
                    other.served(post(201), "https", "request-2", null);
                    collector.span("request-2");
                    other.served(post(201), "https", "request-3", null);
                    collector.span("request-3");
                    collector.answer(200);
                    other.served(post(201), "https", "request-4", null);
                    other.stop();
                }))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Traces cannot be exported: the collector answers 401"),
                        line -> assertThat(line).matches("Recovered after \\d+ s from: Traces cannot be exported"));
    }

    @Test
    void withoutACollectorThereIsNothing() {
        Set<Thread> before = senders();
        Traces off = new Traces();
        off.settings = TraceSettingsTest.of("");
        off.settings.endpoint = Optional.empty();

        off.start();

        assertThat(off.isOn()).isFalse();
        assertThat(sendersBeside(before)).isEmpty();
        off.stop();
    }
}
