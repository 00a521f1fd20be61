package health.intake.trace;

import health.intake.trouble.Cause;
import health.intake.trouble.Trouble;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector by OTLP over HTTP, in the thread that asks it to. What the collector does not take is lost: a
 * trace is not worth memory that requests need. Connections of this kind have no thread that could outlive the application.
 */
final class OtlpExporter implements SpanExporter {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 5_000;

    private final URI collector;
    private final Map<String, String> headers;
    private final Trouble trouble = new Trouble("Traces cannot be exported");
    private volatile boolean isClosed;
    private volatile @Nullable HttpURLConnection current;

    /** @param collector where it takes traces */
    OtlpExporter(URI collector, Map<String, String> headers) {
        this.collector = collector;
        this.headers = headers;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        if (isClosed || spans.isEmpty()) {
            return CompletableResultCode.ofFailure();
        }
        try {
            int status = post(OtlpSpans.body(spans));
            if (status / 100 == 2) {
                trouble.succeeded();
                return CompletableResultCode.ofSuccess();
            }
            trouble.failed("the collector answers " + status);
        } catch (IOException e) {
            trouble.failed(Cause.of(e));
        }
        return CompletableResultCode.ofFailure();
    }

    private int post(byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) collector.toURL().openConnection();
        current = connection;
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        headers.forEach(connection::setRequestProperty);
        connection.setRequestProperty("Content-Type", "application/x-protobuf");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        // so that the connection can be used again
        try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return status;
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    /** Also ends an export that is waiting for the collector. */
    @Override
    public CompletableResultCode shutdown() {
        isClosed = true;
        HttpURLConnection connection = current;
        if (connection != null) {
            connection.disconnect();
        }
        return CompletableResultCode.ofSuccess();
    }
}
