package health.intake.http;

import health.intake.access.PublicEndpoint;
import health.intake.audit.Audited;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes the name of the operation for the audit trail and the metrics, before anything can refuse the request: its
 * operationId, or that of the look-up; and the template of its path.
 */
@Provider
@Priority(0)
@ApplicationScoped
public class OperationFilter implements ContainerRequestFilter {

    private static final String ATTRIBUTE = OperationFilter.class.getName();
    private static final String ROUTE = ATTRIBUTE + ".route";
    private static final String NONE = "none";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    @Context
    ResourceInfo resource;

    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        String name = name(method, request.getUriInfo());
        // this sets the attribute of the servlet request, too
        request.setProperty(ATTRIBUTE, name);
        if (!name.equals(NONE)) {
            request.setProperty(
                    ROUTE,
                    routes.computeIfAbsent(
                            method, key -> route(key, request.getUriInfo().getBaseUri())));
        }
    }

    /** {@code none} for a request that no operation answers. */
    static String operation(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : NONE;
    }

    /** The template of its path, from the context root on; null for a request that no operation answers. */
    static @Nullable String route(HttpServletRequest request) {
        return request.getAttribute(ROUTE) instanceof String route ? route : null;
    }

    private static String route(Method method, URI base) {
        String path = Stream.<AnnotatedElement>of(method.getDeclaringClass(), method)
                .map(element -> element.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .collect(Collectors.joining("/"));
        String whole = SLASHES.matcher(base.getPath() + "/" + path).replaceAll("/");
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static String name(Method method, UriInfo uri) {
        Audited audited = method.getAnnotation(Audited.class);
        if (audited != null) {
            boolean isLookUp = Stream.of(audited.lookUpBy()).anyMatch(uri.getQueryParameters()::containsKey);
            return isLookUp ? audited.lookUp() : audited.value();
        }
        PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
        // a method of Jakarta REST itself answers OPTIONS
        return open == null ? NONE : open.value();
    }
}
