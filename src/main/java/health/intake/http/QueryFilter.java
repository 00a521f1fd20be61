package health.intake.http;

import health.intake.access.PublicEndpoint;
import health.intake.problem.PrintableName;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses query parameters that the operation does not declare or that come twice, and matrix parameters, so that a misspelt
 * {@code email} never returns the list. Runs after the key and its scope were checked.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class QueryFilter implements ContainerRequestFilter {

    private static final String MATRIX = "Matrix parameters are not allowed.";

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Inject
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        Method method = resource.getResourceMethod();
        PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
        if (open == null || !open.anyQuery()) {
            // Payara cuts ;jsessionid off the path
            if (servletRequest.isRequestedSessionIdFromURL()) {
                throw invalid(MATRIX);
            }
            check(request.getUriInfo(), declared.computeIfAbsent(method, QueryFilter::declaredBy));
        }
    }

    private static void check(UriInfo uri, Set<String> names) {
        if (uri.getRequestUri().getRawPath().indexOf(';') >= 0) {
            throw invalid(MATRIX);
        }
        String query = uri.getRequestUri().getRawQuery();
        // Jersey ignores parameters without a name
        if (query != null && (query.startsWith("=") || query.contains("&="))) {
            throw invalid("A query parameter has no name.");
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw invalid(named(name) + " is unknown; " + taken(names));
            }
            if (values.size() > 1) {
                throw invalid(named(name) + " is repeated.");
            }
        });
    }

    private static String named(String parameter) {
        return PrintableName.of(parameter)
                .map(name -> "The query parameter " + name)
                .orElse("A query parameter (name withheld)");
    }

    private static String taken(Set<String> names) {
        return names.isEmpty()
                ? "this operation takes no query parameters."
                : "this operation takes " + String.join(", ", names) + ".";
    }

    private static Set<String> declaredBy(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    names.add(field.getAnnotation(QueryParam.class).value());
                }
            }
        }
        return names;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_QUERY, detail);
    }
}
