package health.intake.http;

import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose Accept (RFC 9110 section 12.5.1) excludes the body of a success. Requests that accept only problem
 * details are answered all the same: generated clients send that if a success has no body.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
@ApplicationScoped
public class AcceptFilter implements ContainerRequestFilter {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final Map<Method, List<MediaType>> produced = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        List<MediaType> ranges = AnyAcceptFilter.sent(request);
        if (ranges.isEmpty()) {
            return;
        }
        List<MediaType> types = produced.computeIfAbsent(resource.getResourceMethod(), AcceptFilter::producedBy);
        if (excludesAll(ranges, types)) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
        }
    }

    /** Whether there are types, and a client that sent these ranges accepts none of them. */
    static boolean excludesAll(List<MediaType> ranges, List<MediaType> types) {
        return !types.isEmpty()
                && !acceptsOnlyProblems(ranges)
                && types.stream().noneMatch(type -> isAccepted(type, ranges));
    }

    /** The media types of a success; empty if it has no body, or one of a type that is not declared. */
    static List<MediaType> producedBy(Method operation) {
        Produces said = operation.isAnnotationPresent(Produces.class)
                ? operation.getAnnotation(Produces.class)
                : operation.getDeclaringClass().getAnnotation(Produces.class);
        return said == null || operation.getReturnType() == void.class
                ? List.of()
                : Stream.of(said.value()).map(MediaType::valueOf).toList();
    }

    private static boolean acceptsOnlyProblems(List<MediaType> ranges) {
        List<MediaType> wanted =
                ranges.stream().filter(range -> !isExcluding(range)).toList();
        return !wanted.isEmpty()
                && wanted.stream().allMatch(range -> exactness(range) == 2 && range.isCompatible(PROBLEM));
    }

    // the most exact range decides
    private static boolean isAccepted(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(type::isCompatible)
                .max(Comparator.comparing(AcceptFilter::exactness))
                .filter(range -> !isExcluding(range))
                .isPresent();
    }

    private static int exactness(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }

    private static boolean isExcluding(MediaType range) {
        @Nullable String weight = range.getParameters().get("q");
        return weight != null && weight.matches("0(\\.0{0,3})?");
    }
}
