package health.intake.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.intake.launcher.LocalKeycloak;
import health.intake.launcher.StartFailure;
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

/** Calls Keycloak's Admin API with a token. */
final class KeycloakApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String token;

    private KeycloakApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    static KeycloakApi login(LocalKeycloak keycloak) throws IOException {
        String form = "client_id=admin-cli&grant_type=password&username=" + keycloak.administrator() + "&password="
                + URLEncoder.encode(keycloak.password(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        keycloak.baseUrl().resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return new KeycloakApi(
                keycloak.baseUrl(), send(request).path("access_token").asText());
    }

    String token() {
        return token;
    }

    /** The answer; anything but success is a {@link StartFailure}. */
    JsonNode send(String method, String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.timeout(Duration.ofMinutes(1)).build();
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new StartFailure("Keycloak answered " + response.statusCode() + " to " + request.method() + " "
                        + request.uri().getPath());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
