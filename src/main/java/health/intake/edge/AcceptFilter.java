package health.intake.edge;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Refuses callers whose Accept excludes JSON with a weight of 0 (RFC 9110 section 12.4.2), which Jersey passes over. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
@ApplicationScoped
public class AcceptFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        boolean excluded = request.getAcceptableMediaTypes().stream()
                .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .max(Comparator.comparing(AcceptFilter::exactness))
                .filter(range -> isZero(range.getParameters().get("q")))
                .isPresent();
        if (excluded) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
        }
    }

    // the most exact range decides
    private static int exactness(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }

    private static boolean isZero(@Nullable String weight) {
        return weight != null && weight.matches("0(\\.0{0,3})?");
    }
}
