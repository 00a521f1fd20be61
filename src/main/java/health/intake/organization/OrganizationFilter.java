package health.intake.organization;

import health.intake.access.CurrentCaller;
import health.intake.audit.CurrentCall;
import health.intake.id.Reference;
import health.intake.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Adds the organization that the path names to the audit entry of a request, also if the request was refused. */
@Provider
// an answer passes this filter before it is recorded: answers pass filters in descending order
@Priority(Priorities.AUTHORIZATION + 2)
@ApplicationScoped
public class OrganizationFilter implements ContainerRequestFilter, ContainerResponseFilter {

    @Context
    ResourceInfo resource;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @Inject
    Organizations organizations;

    @Override
    public void filter(ContainerRequestContext request) {
        tell(request);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (calls.hasBegun()) {
            return;
        }
        try {
            // an earlier filter refused it
            tell(request);
        } catch (ProblemException unavailable) {
            // the refusal remains, and is recorded without an organization
        }
    }

    private void tell(ContainerRequestContext request) {
        Class<?> matched = resource.getResourceClass();
        ConcernsOrganization concerns = matched == null ? null : matched.getAnnotation(ConcernsOrganization.class);
        if (concerns == null || caller.ifKnown().isEmpty()) {
            return;
        }
        String named = request.getUriInfo().getPathParameters().getFirst(concerns.value());
        if (named != null) {
            organizations
                    .find(Reference.fromString(named))
                    .map(KnownOrganization::id)
                    .ifPresent(calls::concerns);
        }
    }
}
