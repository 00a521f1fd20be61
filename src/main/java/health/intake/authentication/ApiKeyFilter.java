package health.intake.authentication;

import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.Environment;
import health.intake.access.PublicEndpoint;
import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.metrics.Metrics;
import health.intake.metrics.Metrics.Refusal;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the key of a request against the declaration of the matched operation; an operation without one is refused. */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class ApiKeyFilter implements ContainerRequestFilter {

    /** The name of the header; a key anywhere else is ignored, but for operations that declare it. */
    public static final String HEADER = "x-api-key";

    /** Tells that an answer is of the sandbox. */
    public static final String ENVIRONMENT_HEADER = "Intake-Environment";

    @Context
    ResourceInfo resource;

    @Context
    HttpServletResponse response;

    @Inject
    KeyAuthentication authentication;

    @Inject
    AuthenticationLimits limits;

    @Inject
    MetricsToken token;

    @Inject
    CurrentCaller current;

    @Inject
    Metrics metrics;

    @Override
    public void filter(ContainerRequestContext request) {
        if (isPublic(request)) {
            return;
        }
        RequiresScope required = resource.getResourceMethod().getAnnotation(RequiresScope.class);
        if (required == null) {
            throw missing();
        }
        List<String> keys = request.getHeaders().getOrDefault(HEADER, List.of());
        if (!keys.isEmpty()) {
            check(keys, required);
        } else if (required.unlessKeyless()) {
            // here, because the body is not read yet
            limits.keyless();
        } else if (required.orBearer()) {
            checkBearer(request, required);
        } else {
            throw missing();
        }
    }

    private void checkBearer(ContainerRequestContext request, RequiresScope required) {
        List<String> sent = MetricsToken.sent(request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
        if (sent.stream().anyMatch(token::is)) {
            limits.spendToken();
        } else {
            check(sent, required);
        }
    }

    private void check(List<String> keys, RequiresScope required) {
        if (keys.size() != 1) {
            throw missing();
        }
        Caller caller = caller(keys.get(0));
        // from here on, the record of a refusal names the caller, too
        current.set(caller);
        // on the server's own response, so that answers to requests that are refused or fail later have these headers,
        // too
        if (caller.isOfSandbox()) {
            response.setHeader(ENVIRONMENT_HEADER, Environment.TEST.code());
        }
        limits.spend(caller).ifPresent(spent -> spent.headers().forEach(response::setHeader));
        if (!caller.hasAny(required.value())) {
            throw scopeMissing(required.value());
        }
    }

    private ProblemException missing() {
        metrics.refused(Refusal.MISSING);
        return new ProblemException(ProblemType.FORBIDDEN);
    }

    private Caller caller(String key) {
        Optional<KeyAuthentication.Holder> holder = authentication.holder(key, limits::admit);
        if (holder.isEmpty()) {
            throw limits.unknown();
        }
        Caller caller = holder.get().caller();
        if (!holder.get().isValid()) {
            // for the record of the refusal
            current.refuse(caller);
            throw limits.failed();
        }
        return caller;
    }

    private boolean isPublic(ContainerRequestContext request) {
        // Jakarta REST itself answers OPTIONS, with the methods of the path and nothing else
        return request.getMethod().equals(HttpMethod.OPTIONS)
                || resource.getResourceMethod().isAnnotationPresent(PublicEndpoint.class);
    }

    private static ProblemException scopeMissing(Scope[] scopes) {
        String names = Arrays.stream(scopes).map(Scope::name).collect(Collectors.joining(", "));
        return new ProblemException(ProblemType.SCOPE_MISSING, "The API key needs one of these scopes: " + names + ".");
    }
}
