package health.intake.http;

import health.intake.authentication.ApiKeyFilter;
import health.intake.idempotency.Creation;
import health.intake.profile.ProfileState;
import health.intake.profile.ProfilesResource;
import health.intake.ratelimit.LimitState;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Cross-origin requests (the Fetch standard), for configured origins only; without any, answers carry no CORS headers. */
@ApplicationScoped
public class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "content-type, idempotency-key, if-match, if-none-match, organization, x-api-key, x-request-id";

    /** The headers of an answer that scripts may read, besides those that the Fetch standard always allows. */
    private static final String ANSWER_HEADERS = String.join(
            ", ",
            "Allow",
            ProfilesResource.DEPRECATION_HEADER,
            "Content-Disposition",
            "ETag",
            Creation.REPLAYED_HEADER,
            ApiKeyFilter.ENVIRONMENT_HEADER,
            ProfileState.HEADER,
            "Link",
            "Location",
            LimitState.STATE_HEADER,
            LimitState.POLICY_HEADER,
            "Retry-After",
            RequestId.HEADER);

    private static final String PREFLIGHT_SECONDS = "600";

    @Inject
    @ConfigProperty(name = "intake.cors.origins")
    Optional<String> configured;

    private Set<String> origins;

    @PostConstruct
    void prepare() {
        origins = Origins.parse(configured.orElse("")).orElseThrow();
    }

    /** Adds the CORS headers; true if the request was a preflight, which is then answered. */
    boolean answersPreflight(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origins.isEmpty()) {
            return false;
        }
        response.addHeader("Vary", "Origin");
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        boolean preflight =
                request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }
}
