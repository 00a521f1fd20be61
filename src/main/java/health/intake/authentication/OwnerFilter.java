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

/** Reports the owner of this request to the line in which requests wait: organizations take turns, not keys. */
@Provider
@ApplicationScoped
public class OwnerFilter implements ContainerResponseFilter {

    private static final String OPERATOR = "operator";

    @Inject
    CurrentCaller caller;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // also if the key was not looked up; otherwise a revoked key would still count for its organization
        request.setProperty(
                Owners.ATTRIBUTE, caller.ifKnown().map(OwnerFilter::owner).orElse(Owners.NOBODY));
    }

    private static String owner(Caller caller) {
        AccessContext context = caller.context();
        return context == null ? OPERATOR : context.owner().toString();
    }
}
