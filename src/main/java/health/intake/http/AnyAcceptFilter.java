package health.intake.http;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Lets Jakarta REST match as if everything were accepted: otherwise it would also refuse operations without a body, and
 * print parameters of Accept in the type of an answer. {@link AcceptFilter} judges the header that was sent.
 */
@Provider
@PreMatching
@ApplicationScoped
public class AnyAcceptFilter implements ContainerRequestFilter {

    private static final String ATTRIBUTE = AnyAcceptFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && !accept.equals(MediaType.WILDCARD)) {
            request.setProperty(ATTRIBUTE, ranges(request));
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
    }

    private static List<MediaType> ranges(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (ProcessingException | IllegalArgumentException unreadable) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
    }

    /** The ranges that the client sent; empty if it sent none, or accepts everything. */
    @SuppressWarnings("unchecked")
    static List<MediaType> sent(ContainerRequestContext request) {
        return request.getProperty(ATTRIBUTE) instanceof List<?> ranges ? (List<MediaType>) ranges : List.of();
    }
}
