package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.intake.proxy.ClientAndHost;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiResourceTest {

    private final OpenApiResource resource = new OpenApiResource();
    private Optional<String> origin = Optional.of("https://intake.example");

    @BeforeEach
    void load() {
        resource.clientAndHost = new ClientAndHost() {
            @Override
            public Optional<String> origin() {
                return origin;
            }
        };
        resource.load();
    }

    @Test
    void serverIsTheUrlAtWhichTheDocumentIsRead() throws IOException {
        origin = Optional.of("https://intake.example:8443");

        assertThat(new JsonMapper().readTree(bytes(resource.json(List.of()))).path("servers"))
                .hasToString("[{\"url\":\"https://intake.example:8443/api\"}]")
                .isEqualTo(new YAMLMapper()
                        .readTree(bytes(resource.yaml(List.of())))
                        .path("servers"));
        assertThat(new JsonMapper().readTree(bytes(resource.json(List.of()))).at("/components/headers/AdminLocation"))
                .as("nothing else changes")
                .isEqualTo(new YAMLMapper()
                        .readTree(OpenApiResource.class.getResource("/openapi.yaml"))
                        .at("/components/headers/AdminLocation"));
    }

    @Test
    void serverIsAPathToAClientThatNamesNoHost() throws IOException {
        origin = Optional.empty();

        assertThat(new JsonMapper().readTree(bytes(resource.json(List.of()))))
                .isEqualTo(new YAMLMapper().readTree(OpenApiResource.class.getResource("/openapi.yaml")));
        assertThat(new YAMLMapper()
                        .readTree(bytes(resource.yaml(List.of())))
                        .at("/servers/0/url")
                        .asText())
                .isEqualTo("/api");
    }

    @Test
    void lengthIsThatOfTheDocumentAsItIsSent() {
        origin = Optional.of("https://ä.example");

        assertThat(resource.json(List.of()).getHeaderString("Content-Length"))
                .isEqualTo("" + bytes(resource.json(List.of())).length);
    }

    @Test
    void entityTagIsThatOfTheDocumentAsItIsSent() {
        String tag = resource.json(List.of()).getHeaderString("ETag");

        assertThat(resource.json(List.of(tag)).getStatus()).isEqualTo(304);

        origin = Optional.of("https://other.example");

        assertThat(resource.json(List.of(tag)).getStatus()).isEqualTo(200);
        assertThat(new String(bytes(resource.json(List.of(tag))), StandardCharsets.UTF_8))
                .contains("https://other.example/api");
    }

    @Test
    void bothFormsSayTheSame() throws IOException {
        assertThat(new JsonMapper().readTree(bytes(resource.json(List.of()))))
                .isEqualTo(new YAMLMapper().readTree(bytes(resource.yaml(List.of()))));
    }

    @Test
    void theOrderOfKeysIsKept() throws IOException {
        JsonNode document = new JsonMapper().readTree(bytes(resource.json(List.of())));
        List<String> profile = new ArrayList<>();
        document.at("/components/schemas/Profile/properties").fieldNames().forEachRemaining(profile::add);

        assertThat(new String(bytes(resource.json(List.of())), StandardCharsets.UTF_8))
                .startsWith("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Intake\"");
        assertThat(profile)
                .containsExactly(
                        "id",
                        "handle",
                        "first_name",
                        "last_name",
                        "email",
                        "phone",
                        "sex",
                        "date_of_birth",
                        "height",
                        "weight",
                        "language",
                        "created_at",
                        "updated_at");
    }

    private static byte[] bytes(Response response) {
        return (byte[]) response.getEntity();
    }
}
