package health.intake.admin.api;

import health.intake.admin.command.CommandFailure;
import health.intake.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests to the service and its answers. */
final class Exchange {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The service answers within five seconds; a proxy may retry. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ServiceAddress service;
    private final OperatorKey key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** Of this program's run; the requests are numbered. */
    private final String idPrefix = "intake-admin-" + UUID.randomUUID() + "-";

    private int requests;

    Exchange(ServiceAddress service, OperatorKey key) {
        this.service = service;
        this.key = key;
    }

    boolean sent(String requestId) {
        return requestId.startsWith(idPrefix);
    }

    /** @throws CommandFailure if the service refuses the request or cannot be reached */
    ServiceAnswer send(String method, String path, @Nullable Map<String, Object> body) {
        String id = idPrefix + ++requests;
        HttpRequest.Builder request = HttpRequest.newBuilder(service.of(path))
                .timeout(TIMEOUT)
                .header("x-api-key", key.text())
                .header("X-Request-Id", id)
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
        }
        return ServiceAnswer.of(sent(request.build()), id);
    }

    private java.net.http.HttpResponse<byte[]> sent(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new CommandFailure("The service cannot be reached at " + service.base() + ": " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted", e);
        }
    }
}
