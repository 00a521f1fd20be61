package health.intake.authentication;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.line.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells whoever has requests wait in turn whose the key of this one is; organizations take turns, not keys. */
@Provider
@ApplicationScoped
public class OwnerFilter implements ContainerResponseFilter {

    private static final String OPERATOR = "operator";

    @Inject
    CurrentCaller caller;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // also where the key was not looked for, or a revoked one would still be taken for its organization
        request.setProperty(
                Owners.ATTRIBUTE, caller.ifKnown().map(OwnerFilter::owner).orElse(Owners.NOBODY));
    }

    private static String owner(Caller caller) {
        AccessContext context = caller.context();
        return context == null ? OPERATOR : context.organizationId().toString();
    }
}
