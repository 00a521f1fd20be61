package health.intake.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls Intake over HTTP with one API key; safe for threads. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final String key;

    /** @param base without {@code /api} */
    public Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * The answer, with any status.
     *
     * @param link the header Link; empty if the answer has none
     */
    public record Answer(int status, JsonNode body, String link) {

        /** The {@code code} of a problem; empty for other answers. */
        public String code() {
            return body.path("code").asText();
        }

        /** A summary for people, such as "409 email_taken". */
        public String summary() {
            return (status + " " + code()).strip();
        }
    }

    public Answer get(String path) throws IOException {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    /** @param body anything that Jackson can print */
    public Answer post(String path, Object body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        return send(request, path);
    }

    public Answer delete(String path) throws IOException {
        return send(HttpRequest.newBuilder().DELETE(), path);
    }

    /** A text as the value of a query parameter. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request, String path) throws IOException {
        HttpRequest complete = request.uri(base.resolve(path))
                .header("x-api-key", key)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> response = CLIENT.send(complete, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    JSON.readTree(response.body()),
                    response.headers().firstValue("Link").orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
