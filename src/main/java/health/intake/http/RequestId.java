package health.intake.http;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.audit.Origin;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The id of a request in the logs: the client's own, if it is harmless, else a new one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    static String of(HttpServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String id) {
            return id;
        }
        String id = choose(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    // no secret: guessing it gains nothing
    static String choose(@Nullable String sent) {
        return sent != null && Origin.isRequestId(sent)
                ? sent
                : UuidCreator.getRandomBasedFast().toString();
    }
}
