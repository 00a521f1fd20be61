package health.intake.metrics;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that was answered, in words of this code only: nothing of its path, its query or its headers.
 *
 * @param method of HTTP, or {@code _OTHER} for one that is not known
 * @param route the template of the operation's path ({@code /api/v1/profiles/{id}}); null if no operation matched
 * @param operation an operationId, or {@code none}
 * @param nanoseconds how long it took
 */
public record ServedRequest(String method, @Nullable String route, String operation, int status, long nanoseconds) {

    /** Of the conventions of OpenTelemetry for HTTP. */
    private static final String OTHER = "_OTHER";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    public ServedRequest {
        method = METHODS.contains(method) ? method : OTHER;
    }

    /** The name of its span by the conventions for HTTP. */
    public String name() {
        String verb = method.equals(OTHER) ? "HTTP" : method;
        return route == null ? verb : verb + " " + route;
    }
}
