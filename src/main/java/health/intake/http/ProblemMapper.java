package health.intake.http;

import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Answers everything that is thrown below Jakarta REST with a problem, regardless of {@code Accept}. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        ProblemException problem = Problems.of(thrown);
        String requestId = RequestId.of(request);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            FaultLog.write(requestId, thrown);
        }
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(ProblemBody.of(request, problem));
        problem.headers().forEach(response::header);
        if (thrown instanceof WebApplicationException refused) {
            response.header(HttpHeaders.ALLOW, allow(refused.getResponse()));
        }
        return response.build();
    }

    private static @Nullable String allow(Response refused) {
        String methods = refused.getHeaderString(HttpHeaders.ALLOW);
        // Jersey forgets that HEAD works where GET does
        return methods != null && methods.contains("GET") && !methods.contains("HEAD") ? "HEAD, " + methods : methods;
    }
}
