package health.intake.http;

import health.intake.json.Json;
import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a problem outside of Jakarta REST. */
@ApplicationScoped
public class ProblemWriter {

    void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        ProblemException problem = Problems.of(thrown);
        String requestId = RequestId.of(request);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            FaultLog.write(requestId, thrown);
        }
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED && !response.containsHeader("Allow")) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        byte[] body = Json.bytes(ProblemBody.of(request, problem));
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
