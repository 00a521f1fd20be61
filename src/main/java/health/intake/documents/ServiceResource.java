package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.paging.ServiceLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Where everything is: for a program in JSON, for a browser the pages. */
@Path("/")
@ApplicationScoped
public class ServiceResource {

    @Inject
    ServletContext application;

    @Inject
    HttpServletRequest request;

    private Service service;

    /**
     * The service and its paths.
     *
     * @param health whether it can serve
     */
    public record Service(String name, String version, String docs, String openapi, String key, String health) {}

    @PostConstruct
    void load() {
        service = new Service(
                "Intake", version(), ServiceLinks.PAGES, ServiceLinks.DOCUMENT, "/api/v1/key", "/api/health/ready");
    }

    /** Browsers name HTML and accept JSON only as anything else; all others are programs. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, Content.PAGE})
    @PublicEndpoint("describeService")
    public Response service() {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), MediaType.WILDCARD);
        return linked(
                accept.contains(MediaType.TEXT_HTML) && !accept.contains(MediaType.APPLICATION_JSON)
                        ? Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, ServiceLinks.PAGES)
                        : Response.ok(service, MediaType.APPLICATION_JSON));
    }

    private static Response linked(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.LINK, ServiceLinks.HEADER)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** Of the WAR, by its manifest. */
    private String version() {
        try (InputStream manifest = application.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return Objects.requireNonNullElse(
                    manifest == null
                            ? null
                            : new Manifest(manifest)
                                    .getMainAttributes()
                                    .getValue(Attributes.Name.IMPLEMENTATION_VERSION),
                    "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
