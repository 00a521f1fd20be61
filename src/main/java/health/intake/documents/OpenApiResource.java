package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.json.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The OpenAPI document, as written (YAML) and converted (JSON). */
@Path("/")
@ApplicationScoped
public class OpenApiResource {

    private byte[] yaml;
    private byte[] json;

    @PostConstruct
    void load() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("/openapi.yaml")) {
            yaml = Objects.requireNonNull(document, "openapi.yaml").readAllBytes();
            json = Json.ofYaml(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @PublicEndpoint(value = "getOpenApiJson", anyQuery = true)
    public Response json() {
        return document(json);
    }

    /** The media type is that of RFC 9512. */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @PublicEndpoint(value = "getOpenApiYaml", anyQuery = true)
    public Response yaml() {
        return document(yaml);
    }

    // the length is set here, because for HEAD no server counts a body that is not sent
    private static Response document(byte[] bytes) {
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length)
                .build();
    }
}
