package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.json.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The OpenAPI document, as written (YAML) and converted (JSON). */
@Path("/")
@ApplicationScoped
public class OpenApiResource {

    private Content yaml;
    private Content json;

    @PostConstruct
    void load() {
        byte[] written = Content.bytes("/openapi.yaml");
        try {
            yaml = new Content(written, "application/yaml");
            json = new Content(Json.ofYaml(written), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @PublicEndpoint(value = "getOpenApiJson", anyQuery = true)
    public Response json(@HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        return ConsoleResource.answer(json, ifNoneMatch);
    }

    /** The media type is that of RFC 9512. */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @PublicEndpoint(value = "getOpenApiYaml", anyQuery = true)
    public Response yaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        return ConsoleResource.answer(yaml, ifNoneMatch);
    }
}
