package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service over HTTP, with the headers that every request of this instance carries; every answer is checked. */
public final class Api {

    private record Header(String name, String value) {}

    private static final HttpClient CLIENT = client();

    private final List<Header> headers;

    private Api(List<Header> headers) {
        this.headers = headers;
    }

    private static HttpClient client() {
        // shorter than any server's, so that no request goes out on a connection that is being closed
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public static Api anonymous() {
        return new Api(List.of());
    }

    public static Api admin() {
        return as(Installation.shared().adminKey());
    }

    public static Api as(String key) {
        return anonymous().with("x-api-key", key);
    }

    /** Adds one field line, also if there is one of the same name already. */
    public Api with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Api(List.copyOf(more));
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    public Answer delete(String path) {
        return send("DELETE", path);
    }

    public Answer post(String path, Object json) {
        return send("POST", path, json);
    }

    public Answer patch(String path, Object json) {
        return send("PATCH", path, json);
    }

    public Answer send(String method, String path) {
        return exchange(method, path, BodyPublishers.noBody());
    }

    public Answer send(String method, String path, Object json) {
        return send(method, path, json.toString().getBytes(UTF_8));
    }

    /** Sends the bytes as JSON unless this instance has another media type. */
    public Answer send(String method, String path, byte[] octets) {
        return declared().exchange(method, path, BodyPublishers.ofByteArray(octets));
    }

    /** Sends in chunks, so that no header tells the length. */
    public Answer sendChunked(String method, String path, byte[] octets) {
        return declared().exchange(method, path, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(octets)));
    }

    private Api declared() {
        return value("Content-Type") == null ? with("Content-Type", "application/json") : this;
    }

    private Answer exchange(String method, String path, BodyPublisher body) {
        URI uri = URI.create(Installation.shared().baseUrl() + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).method(method, body);
        headers.forEach(header -> request.header(header.name(), header.value()));
        Answer answer = answer(method, path, receive(request.build()));
        AnswerRules.check(answer, value("X-Request-Id"));
        return answer;
    }

    private static HttpResponse<byte[]> receive(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(String method, String path, HttpResponse<byte[]> response) {
        return new Answer(method, path, response.statusCode(), response.headers(), response.body());
    }

    private @Nullable String value(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    /** Percent-encoded, as the value of a query parameter or as a path segment. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
