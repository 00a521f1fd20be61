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
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** The console for trying out the API, Intake's own page around Swagger UI; and the page about deprecations. */
@Path("docs")
@ApplicationScoped
public class ConsoleResource {

    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String TEXT = "text/plain;charset=utf-8";

    // no file is read for a name that is not listed here
    private static final Map<String, String> TYPES = Map.of(
            "console.css", STYLE,
            "console.js", SCRIPT,
            "pages.css", STYLE,
            "favicon-32x32.png", "image/png",
            "swagger-ui-bundle.js", SCRIPT,
            "swagger-ui-bundle.js.LICENSE.txt", TEXT,
            "swagger-ui.css", STYLE,
            "swagger-ui.LICENSE.txt", TEXT,
            "swagger-ui.NOTICE.txt", TEXT);

    private final Map<String, Content> files = new HashMap<>();
    private Content page;
    private Content deprecations;

    @PostConstruct
    void load() {
        page = Content.read("index.html", Content.PAGE);
        deprecations = Page.of("Deprecations", Content.text("/console/deprecations.html"));
        TYPES.forEach((name, type) -> files.put(name, Content.read(name, type)));
    }

    @GET
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getConsole", anyQuery = true)
    public Response page() {
        return answer(page);
    }

    @GET
    @Path("deprecations")
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getDeprecations", anyQuery = true)
    public Response deprecations() {
        return answer(deprecations);
    }

    /** The files of the pages, and their licences. */
    @GET
    @Path("{file}")
    @PublicEndpoint(value = "getConsoleFile", anyQuery = true)
    public Response file(@PathParam("file") String name) {
        Content file = files.get(name);
        if (file == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return answer(file);
    }

    static Response answer(Content content) {
        Response.ResponseBuilder answer = Response.ok(content.bytes(), content.type());
        content.headers().forEach(answer::header);
        return answer.build();
    }
}
