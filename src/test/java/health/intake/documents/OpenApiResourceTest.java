package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiResourceTest {

    private final OpenApiResource resource = new OpenApiResource();

    @BeforeEach
    void load() {
        resource.load();
    }

    @Test
    void bothFormsSayTheSame() throws IOException {
        assertThat(new JsonMapper().readTree(bytes(resource.json())))
                .isEqualTo(new YAMLMapper().readTree(bytes(resource.yaml())));
    }

    @Test
    void theOrderOfKeysIsKept() throws IOException {
        JsonNode document = new JsonMapper().readTree(bytes(resource.json()));
        List<String> profile = new ArrayList<>();
        document.at("/components/schemas/Profile/properties").fieldNames().forEachRemaining(profile::add);

        assertThat(new String(bytes(resource.json()), StandardCharsets.UTF_8))
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
