package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The console for trying out the API: Intake's own page around Swagger UI. */
@Path("docs")
@ApplicationScoped
public class ConsoleResource {

    /** The policy of this page, which replaces that of all other answers; the pictures are in the style sheet. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String TEXT = "text/plain;charset=utf-8";

    // no file is read for a name that is not listed here
    private static final Map<String, String> TYPES = Map.of(
            "console.css", STYLE,
            "console.js", SCRIPT,
            "favicon-32x32.png", "image/png",
            "swagger-ui-bundle.js", SCRIPT,
            "swagger-ui-bundle.js.LICENSE.txt", TEXT,
            "swagger-ui.css", STYLE,
            "swagger-ui.LICENSE.txt", TEXT,
            "swagger-ui.NOTICE.txt", TEXT);

    private final Map<String, Content> files = new HashMap<>();
    private Content page;

    private record Content(byte[] bytes, String type) {

        static Content read(String name, String type) {
            try (InputStream file = ConsoleResource.class.getResourceAsStream("/console/" + name)) {
                return new Content(Objects.requireNonNull(file, name).readAllBytes(), type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @PostConstruct
    void load() {
        page = Content.read("index.html", PAGE);
        TYPES.forEach((name, type) -> files.put(name, Content.read(name, type)));
    }

    @GET
    @Produces(PAGE)
    @PublicEndpoint(value = "getConsole", anyQuery = true)
    public Response page() {
        return answer(page).header("Content-Security-Policy", POLICY).build();
    }

    /** The files of the page, and their licences. */
    @GET
    @Path("{file}")
    @PublicEndpoint(value = "getConsoleFile", anyQuery = true)
    public Response file(@PathParam("file") String name) {
        Content file = files.get(name);
        if (file == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return answer(file).build();
    }

    // the length is set here, because for HEAD no server counts a body that is not sent
    private static Response.ResponseBuilder answer(Content content) {
        return Response.ok(content.bytes, content.type).header(HttpHeaders.CONTENT_LENGTH, content.bytes.length);
    }
}
