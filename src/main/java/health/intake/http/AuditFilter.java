package health.intake.http;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.audit.AuditEntry;
import health.intake.audit.AuditQueue;
import health.intake.audit.Audited;
import health.intake.audit.Call;
import health.intake.audit.CurrentCall;
import health.intake.audit.Origin;
import health.intake.id.ProfileId;
import health.intake.id.ProfileIdText;
import health.intake.id.UuidForm;
import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.proxy.ClientAndHost;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins the audit entry of a request, and records it before the answer leaves, unless the transaction of a change has
 * recorded it. A request that cannot be recorded is answered with {@code unavailable}. Refusals are recorded, too, for keys
 * that were revoked, have expired or ask too often, and for registrations without a key, but only a limited number of them.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** The name of the attempt, whichever operation it was for. */
    private static final String REFUSED_KEY = "refusedKey";

    private static final String RATE_LIMITED = "rateLimited";

    private static final int MAX_ADDRESS = 64;
    private static final int MAX_USER_AGENT = 120;
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

    private final Map<Method, Optional<String>> profileParameters = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Inject
    HttpServletRequest servletRequest;

    @Inject
    CurrentCaller caller;

    @Inject
    CurrentCall calls;

    @Inject
    AuditQueue queue;

    @Inject
    ClientAndHost clientAndHost;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        Method operation = resource.getResourceMethod();
        Audited audited = operation.getAnnotation(Audited.class);
        if (audited != null) {
            Caller known = caller.ifKnown().orElse(null);
            calls.begin(
                    call(known, OperationFilter.operation(servletRequest), audited.success()),
                    profile(operation, request.getUriInfo()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean refused = response.getStatus() >= Status.BAD_REQUEST.getStatusCode();
        if (caller.ifRefused().isPresent()) {
            recordRefusedKey(caller.ifRefused().get(), response);
        } else if (caller.ifKnown().isEmpty() && refused && calls.concernsOrganization()) {
            recordRefusal(response);
        } else if (caller.ifKnown().isPresent() && (refused || !calls.isWritten())) {
            record(request, response);
        }
    }

    private void record(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            if (!calls.hasBegun()) {
                // an earlier filter refused the request
                filter(request);
            }
            if (response.getStatus() == Status.TOO_MANY_REQUESTS.getStatusCode()) {
                // a flood of requests must not become a flood of rows
                queue.offerFirst(RATE_LIMITED, String.valueOf(caller.get().keyId()), answered(response));
            } else {
                queue.offer(answered(response));
            }
        } catch (ProblemException unavailable) {
            replace(response, unavailable);
        }
    }

    private void recordRefusedKey(Caller former, ContainerResponseContext response) {
        calls.begin(call(former, REFUSED_KEY, response.getStatus()), null);
        queue.offerFirst(REFUSED_KEY, former.keyId() + " " + clientAndHost.clientNetwork(), answered(response));
    }

    /** Records the refusal of a registration without a key. */
    private void recordRefusal(ContainerResponseContext response) {
        AuditEntry refusal = answered(response);
        if (response.getStatus() != Status.CONFLICT.getStatusCode()) {
            queue.offerFirst(
                    refusal.call().operation(),
                    refusal.call().organizationId() + " " + refusal.status() + " " + clientAndHost.clientNetwork(),
                    refusal);
            return;
        }
        try {
            // this refusal reveals that a person is registered there
            queue.offer(refusal);
        } catch (ProblemException unavailable) {
            replace(response, unavailable);
        }
    }

    private AuditEntry answered(ContainerResponseContext response) {
        return calls.answered(response.getStatus(), response.getEntity());
    }

    private void replace(ContainerResponseContext response, ProblemException problem) {
        response.getHeaders().clear();
        problem.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        response.setStatus(problem.type().status());
        response.setEntity(
                ProblemBody.of(servletRequest, problem), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private Call call(@Nullable Caller who, String operation, int success) {
        String address = clientAndHost.clientAddress();
        AccessContext context = who == null ? null : who.context();
        return new Call(
                context == null ? null : context.owner(),
                who == null ? null : who.keyId(),
                who == null ? null : who.prefix(),
                operation,
                success,
                new Origin(RequestId.of(servletRequest), cut(address, MAX_ADDRESS), who == null ? null : userAgent()));
    }

    /** For the key to read; without a key nobody could, so the browser of a person is not kept. */
    private @Nullable String userAgent() {
        String sent = servletRequest.getHeader(HttpHeaders.USER_AGENT);
        return sent == null
                ? null
                : NOT_PRINTABLE.matcher(cut(sent, MAX_USER_AGENT)).replaceAll("?");
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    /** The profile that a path names, in its parameter of this type. */
    private @Nullable ProfileId profile(Method operation, UriInfo uri) {
        return profileParameters
                .computeIfAbsent(operation, AuditFilter::profileParameter)
                .map(name -> uri.getPathParameters().getFirst(name))
                .flatMap(UuidForm::parse)
                .map(ProfileId::new)
                .orElse(null);
    }

    private static Optional<String> profileParameter(Method operation) {
        return Arrays.stream(operation.getParameters())
                .filter(parameter ->
                        parameter.getType() == ProfileId.class || parameter.getType() == ProfileIdText.class)
                .map(parameter -> parameter.getAnnotation(PathParam.class).value())
                .findFirst();
    }
}
