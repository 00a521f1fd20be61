package health.intake.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Collection;

/**
 * The body of a request that exports spans: {@code ExportTraceServiceRequest} of OTLP 1.x. The exporter of OpenTelemetry is not
 * used, since Payara has one whose threads would outlive the application.
 */
final class OtlpSpans {

    private static final int SERVER = 2;

    /** Of the flags beside those of W3C: whether it is known that the parent is remote, and that it is. */
    private static final int REMOTE_KNOWN = 0x100;

    private static final int REMOTE = 0x200;

    private OtlpSpans() {}

    /** @param spans at least one; all are of the same resource and tracer */
    static byte[] body(Collection<SpanData> spans) {
        SpanData any = spans.iterator().next();
        ProtobufMessage scope = new ProtobufMessage()
                .message(
                        1,
                        new ProtobufMessage()
                                .text(1, any.getInstrumentationScopeInfo().getName()));
        spans.forEach(span -> scope.message(2, span(span)));
        ProtobufMessage resource = attributes(1, any.getResource().getAttributes(), new ProtobufMessage());
        return new ProtobufMessage()
                .message(1, new ProtobufMessage().message(1, resource).message(2, scope))
                .toBytes();
    }

    private static ProtobufMessage span(SpanData span) {
        ProtobufMessage message = new ProtobufMessage()
                .bytes(1, span.getSpanContext().getTraceIdBytes())
                .bytes(2, span.getSpanContext().getSpanIdBytes());
        if (span.getParentSpanContext().isValid()) {
            message.bytes(4, span.getParentSpanContext().getSpanIdBytes());
        }
        message.text(5, span.getName())
                .number(6, SERVER)
                .fixed64(7, span.getStartEpochNanos())
                .fixed64(8, span.getEndEpochNanos());
        return attributes(9, span.getAttributes(), message)
                .message(
                        15,
                        new ProtobufMessage()
                                .number(3, span.getStatus().getStatusCode().ordinal()))
                .fixed32(16, flags(span));
    }

    private static int flags(SpanData span) {
        int remote = span.getParentSpanContext().isRemote() ? REMOTE : 0;
        return span.getSpanContext().getTraceFlags().asByte() & 0xff | REMOTE_KNOWN | remote;
    }

    private static ProtobufMessage attributes(int field, Attributes attributes, ProtobufMessage message) {
        attributes.forEach((key, value) -> message.message(
                field, new ProtobufMessage().text(1, key.getKey()).message(2, value(key, value))));
        return message;
    }

    /** A text or an integer: there are no others. */
    private static ProtobufMessage value(AttributeKey<?> key, Object value) {
        return switch (key.getType()) {
            case LONG -> new ProtobufMessage().number(3, (Long) value);
            default -> new ProtobufMessage().text(1, value.toString());
        };
    }
}
