package health.intake.http;

import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The document of a problem as the API of the request prints it. */
final class ProblemBody {

    private static final String PATIENTS = "/v1/patients";

    private ProblemBody() {}

    static Problem of(HttpServletRequest request, ProblemException problem) {
        Problem body = Problem.of(problem, RequestId.of(request));
        return isOfPatientsApi(request) ? body.withMessage() : body;
    }

    private static boolean isOfPatientsApi(HttpServletRequest request) {
        // a server that refuses a request itself calls its error page under another path
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = refused instanceof String original ? original : request.getRequestURI();
        String path =
                uri.substring(Math.min(uri.length(), request.getContextPath().length()));
        return path.startsWith(PATIENTS)
                && (path.length() == PATIENTS.length() || "/;".indexOf(path.charAt(PATIENTS.length())) >= 0);
    }
}
