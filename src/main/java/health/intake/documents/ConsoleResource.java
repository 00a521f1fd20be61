package health.intake.documents;

import health.intake.access.PublicEndpoint;
import health.intake.conditional.Preconditions;
import health.intake.conditional.VersionTag;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages for partners: the desk with its steps, the reference in Swagger UI, deprecations and changes; and their files. */
@Path("docs")
@ApplicationScoped
public class ConsoleResource {

    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String TEXT = "text/plain;charset=utf-8";

    // no file is read for a name that is not listed here
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("console.css", STYLE),
            Map.entry("console.js", SCRIPT),
            Map.entry("desk.js", SCRIPT),
            Map.entry("pages.css", STYLE),
            Map.entry("favicon-32x32.png", "image/png"),
            Map.entry("snippets-csharp.txt", TEXT),
            Map.entry("snippets-curl.txt", TEXT),
            Map.entry("snippets-java.txt", TEXT),
            Map.entry("snippets-javascript.txt", TEXT),
            Map.entry("snippets-php.txt", TEXT),
            Map.entry("snippets-python.txt", TEXT),
            Map.entry("swagger-ui-bundle.js", SCRIPT),
            Map.entry("swagger-ui-bundle.js.LICENSE.txt", TEXT),
            Map.entry("swagger-ui.css", STYLE),
            Map.entry("swagger-ui.LICENSE.txt", TEXT),
            Map.entry("swagger-ui.NOTICE.txt", TEXT));

    private final Map<String, Content> files = new HashMap<>();
    private Content desk;
    private Content reference;
    private Content deprecations;
    private Content changes;

    @PostConstruct
    void load() {
        desk = Content.read("index.html", Content.PAGE);
        reference = Content.read("reference.html", Content.PAGE);
        deprecations = Page.of("Deprecations", Content.text("/console/deprecations.html"));
        changes = Page.of("Changes", Content.text("/console/changes.html"));
        TYPES.forEach((name, type) -> files.put(name, Content.read(name, type)));
    }

    @GET
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getDesk", anyQuery = true)
    public Response desk() {
        return answer(desk);
    }

    @GET
    @Path("reference")
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getReference", anyQuery = true)
    public Response reference() {
        return answer(reference);
    }

    @GET
    @Path("deprecations")
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getDeprecations", anyQuery = true)
    public Response deprecations() {
        return answer(deprecations);
    }

    @GET
    @Path("changes")
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getChanges", anyQuery = true)
    public Response changes() {
        return answer(changes);
    }

    /** The files of the pages, and their licences. */
    @GET
    @Path("{file}")
    @PublicEndpoint(value = "getConsoleFile", anyQuery = true)
    public Response file(
            @PathParam("file") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        Content file = files.get(name);
        if (file == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return answer(file, ifNoneMatch);
    }

    /** Content that clients keep, and ask each time whether it has changed: the next release has other files. */
    static Response answer(Content content, List<String> ifNoneMatch) {
        Response.ResponseBuilder answer = Preconditions.of(null, ifNoneMatch).isNotModified(content.version())
                ? Response.notModified()
                : Response.fromResponse(answer(content));
        return answer.header(HttpHeaders.ETAG, VersionTag.of(content.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    static Response answer(Content content) {
        Response.ResponseBuilder answer = Response.ok(content.bytes(), content.type());
        content.headers().forEach(answer::header);
        return answer.build();
    }
}
