package health.intake.http;

import health.intake.access.PublicEndpoint;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses query parameters that the operation does not declare or that come twice, and matrix parameters, so that a misspelt
 * {@code email} never returns the list. Runs after the key and its scope were checked.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class QueryFilter implements ContainerRequestFilter {

    private final Map<Method, DeclaredQuery> declared = new ConcurrentHashMap<>();

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
                throw DeclaredQuery.matrix();
            }
            UriInfo uri = request.getUriInfo();
            declared.computeIfAbsent(method, QueryFilter::declaredBy)
                    .check(uri.getRequestUri(), uri.getQueryParameters());
        }
    }

    /** The query that a resource method declares. */
    static DeclaredQuery declaredBy(Method operation) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    names.add(field.getAnnotation(QueryParam.class).value());
                }
            }
        }
        return new DeclaredQuery(names);
    }
}
