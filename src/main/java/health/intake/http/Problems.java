package health.intake.http;

import health.intake.database.DatabaseFailure;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps every exception to a problem of the catalogue. */
final class Problems {

    private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            403, ProblemType.FORBIDDEN,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.PAYLOAD_TOO_LARGE,
            414, ProblemType.URI_TOO_LONG,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
            431, ProblemType.HEADERS_TOO_LARGE,
            503, ProblemType.UNAVAILABLE);

    private Problems() {}

    static ProblemException of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem;
            }
        }
        // a deadlock of what is not retried
        if (DatabaseFailure.isUnavailable(thrown) || DatabaseFailure.isHeldByAnother(thrown)) {
            return new ProblemException(ProblemType.UNAVAILABLE);
        }
        // the server could not read the whole body: its framing is broken, or the client hung up
        if (thrown instanceof IOException) {
            return new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
        return thrown instanceof WebApplicationException refused
                ? ofStatus(refused.getResponse().getStatus())
                : new ProblemException(ProblemType.INTERNAL_ERROR);
    }

    /** The problem for a status that the server or Jakarta REST chose. */
    static ProblemException ofStatus(int status) {
        @Nullable ProblemType ofStatus = BY_STATUS.get(status);
        if (ofStatus != null) {
            return new ProblemException(ofStatus);
        }
        return new ProblemException(status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR);
    }
}
