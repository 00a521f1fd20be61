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

/** A page about each problem, to which {@code type} in an answer leads, and one with all of them. */
@Path("docs/problems")
@ApplicationScoped
public class ProblemPagesResource {

    private final Map<String, Content> pages = new HashMap<>();
    private Content all;

    @PostConstruct
    void write() {
        all = ProblemPage.ofAll();
        for (ProblemType type : ProblemType.values()) {
            pages.put(type.code(), ProblemPage.of(type));
        }
    }

    @GET
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "listProblems", anyQuery = true)
    public Response all() {
        return ConsoleResource.answer(all);
    }

    @GET
    @Path("{code}")
    @Produces(Content.PAGE)
    @PublicEndpoint(value = "getProblem", anyQuery = true)
    public Response page(@PathParam("code") String code) {
        Content page = pages.get(code);
        if (page == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return ConsoleResource.answer(page);
    }
}
