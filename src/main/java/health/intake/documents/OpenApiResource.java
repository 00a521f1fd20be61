package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.json.Json;
import health.intake.proxy.ClientAndHost;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The OpenAPI document, as written (YAML) and converted (JSON). */
@Path("/")
@ApplicationScoped
public class OpenApiResource {

    private OpenApiText yaml;
    private OpenApiText json;

    @Inject
    ClientAndHost clientAndHost;

    @PostConstruct
    void load() {
        String written = Content.text("/openapi.yaml");
        yaml = new OpenApiText(written, "application/yaml", "servers:\n  - url: /api\n");
        try {
            byte[] converted = Json.ofYaml(written.getBytes(StandardCharsets.UTF_8));
            json = new OpenApiText(
                    new String(converted, StandardCharsets.UTF_8),
                    "application/json",
                    "\"servers\":[{\"url\":\"/api\"}]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @PublicEndpoint(value = "getOpenApiJson", anyQuery = true)
    public Response json(@HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        return ConsoleResource.answer(json.at(clientAndHost.origin()), ifNoneMatch);
    }

    /** The media type is that of RFC 9512. */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @PublicEndpoint(value = "getOpenApiYaml", anyQuery = true)
    public Response yaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        return ConsoleResource.answer(yaml.at(clientAndHost.origin()), ifNoneMatch);
    }
}
