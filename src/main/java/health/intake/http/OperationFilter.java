package health.intake.http;

import health.intake.access.PublicEndpoint;
import health.intake.audit.Audited;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Notes the name of the operation for the audit trail and the metrics, before anything can refuse the request: its
 * operationId, or that of the look-up.
 */
@Provider
@Priority(0)
@ApplicationScoped
public class OperationFilter implements ContainerRequestFilter {

    private static final String ATTRIBUTE = OperationFilter.class.getName();
    private static final String NONE = "none";

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        // this sets the attribute of the servlet request, too
        request.setProperty(ATTRIBUTE, name(resource.getResourceMethod(), request.getUriInfo()));
    }

    /** {@code none} for a request that no operation answers. */
    static String operation(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : NONE;
    }

    private static String name(Method method, UriInfo uri) {
        Audited audited = method.getAnnotation(Audited.class);
        if (audited != null) {
            boolean isLookUp =
                    !audited.lookUpBy().isEmpty() && uri.getQueryParameters().containsKey(audited.lookUpBy());
            return isLookUp ? audited.lookUp() : audited.value();
        }
        PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
        // a method of Jakarta REST itself answers OPTIONS
        return open == null ? NONE : open.value();
    }
}
