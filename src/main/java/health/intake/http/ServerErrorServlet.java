package health.intake.http;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Answers instead of the server when it refuses a request or fails; web.xml points here. */
@WebServlet("/server-error")
public class ServerErrorServlet extends HttpServlet {

    /** A server that has no place for the request sets this. */
    private static final String REFUSED = "health.intake.refused";

    @Inject
    ProblemWriter problems;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (fault instanceof Throwable thrown) {
            problems.write(request, response, thrown);
        } else if (request.getAttribute(REFUSED) != null) {
            problems.write(request, response, new ProblemException(ProblemType.UNAVAILABLE));
        } else if (status instanceof Integer code) {
            boolean isUnreadable = code == HttpServletResponse.SC_SERVICE_UNAVAILABLE && hasColon(request);
            problems.write(
                    request, response, Problems.ofStatus(isUnreadable ? HttpServletResponse.SC_BAD_REQUEST : code));
        } else if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            // the server refused the request before it reached Intake
            problems.write(request, response, Problems.ofStatus(response.getStatus()));
        } else {
            // called by its path, which is not part of the API
            problems.write(request, response, new ProblemException(ProblemType.NOT_FOUND));
        }
    }

    /**
     * Payara 7 fails at a colon in a path (https://github.com/payara/Payara/issues/7777), before Intake sees the request. No path
     * of the API has one, and a client that is told 503 would try again.
     */
    private static boolean hasColon(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = uri instanceof String text ? text : request.getRequestURI();
        return path.contains(":") || path.toUpperCase(Locale.ROOT).contains("%3A");
    }
}
