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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The service over HTTP, with the headers that every request of this instance carries. It alone has an HTTP client, and checks
 * every answer.
 */
public final class Api {

    private record Header(String name, String value) {}

    private static final HttpClient CLIENT = client();

    /** Of a node; null for the service under test. */
    private final @Nullable URI base;

    private final List<Header> headers;
    private final boolean isChecked;

    private Api(@Nullable URI base, List<Header> headers, boolean isChecked) {
        this.base = base;
        this.headers = headers;
        this.isChecked = isChecked;
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
        return new Api(null, List.of(), true);
    }

    /** Of another node than that of the service under test, or of a load balancer; without a key. */
    public static Api of(URI base) {
        return new Api(base, List.of(), true);
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
        return new Api(base, List.copyOf(more), isChecked);
    }

    /** @param fields names and values in turn */
    Api with(String... fields) {
        Api api = this;
        for (int i = 0; i < fields.length; i += 2) {
            api = api.with(fields[i], fields[i + 1]);
        }
        return api;
    }

    /** Leaves the answers unchecked: for measurements, and where something else than the service may answer. */
    public Api unchecked() {
        return new Api(base, headers, false);
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
    public Answer send(String method, String path, byte[] bytes) {
        return declared().exchange(method, path, BodyPublishers.ofByteArray(bytes));
    }

    /** Sends in chunks, so that no header tells the length. */
    public Answer sendChunked(String method, String path, byte[] bytes) {
        return declared().exchange(method, path, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)));
    }

    private Api declared() {
        return value("Content-Type") == null ? with("Content-Type", "application/json") : this;
    }

    /** Does not wait for the answer. */
    public CompletableFuture<Answer> sendLater(String method, String path) {
        return exchangeLater(method, path, BodyPublishers.noBody());
    }

    /** Does not wait for the answer. */
    public CompletableFuture<Answer> sendLater(String method, String path, Object json) {
        return declared().exchangeLater(method, path, BodyPublishers.ofString(json.toString()));
    }

    private Answer exchange(String method, String path, BodyPublisher body) {
        return answer(path, receive(request(method, path, body)));
    }

    private CompletableFuture<Answer> exchangeLater(String method, String path, BodyPublisher body) {
        return CLIENT.sendAsync(request(method, path, body), BodyHandlers.ofByteArray())
                .thenApply(response -> answer(path, response));
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        Object start = base == null ? Installation.shared().baseUrl() : base;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(start + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(header -> request.header(header.name(), header.value()));
        return request.build();
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

    private Answer answer(String path, HttpResponse<byte[]> response) {
        String method = response.request().method();
        Answer answer = new Answer(method, path, response.statusCode(), response.headers(), response.body());
        if (isChecked) {
            AnswerRules.check(answer, value("X-Request-Id"));
        }
        if (base == null && ServerUnderTest.nodes().size() > 1 && changesRights(answer)) {
            awaitEveryNode();
        }
        return answer;
    }

    /** Whether other nodes may answer by the state before for a second (contract 5). */
    private static boolean changesRights(Answer answer) {
        return answer.status() < 300
                && answer.target().startsWith("/api/admin/")
                && (Set.of("PATCH", "PUT", "DELETE").contains(answer.method())
                        || answer.target().endsWith("/rotate"));
    }

    private static void awaitEveryNode() {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
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
