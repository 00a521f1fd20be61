package health.intake.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent}, without {@code tracestate}: that holds whatever its sender likes. */
final class TraceParent {

    private static final String HEADER = "traceparent";

    private static final TextMapGetter<String> THE_ONLY_ONE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String name) {
            return name.equals(HEADER) ? value : null;
        }
    };

    private TraceParent() {}

    /** Without a span if the header is missing or invalid. */
    static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, THE_ONLY_ONE);
    }
}
