package health.intake.http;

import health.intake.metrics.Metrics;
import health.intake.metrics.ServedRequest;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.trace.Traces;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs before everything else: gives each answer its headers and refuses some requests at once. */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class EdgeFilter extends HttpFilter {

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final int MAX_URL = 4 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    @Inject
    ProblemWriter problems;

    @Inject
    Cors cors;

    @Inject
    Metrics metrics;

    @Inject
    Traces traces;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        try {
            answer(request, response, chain);
        } catch (IOException goneAway) {
            // a client that hung up reads no answer; the server would log a stack trace for each
            if (!response.isCommitted()) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
        } finally {
            // an error page belongs to a request that was already counted
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                tell(request, response, System.nanoTime() - start);
            }
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, long nanoseconds) {
        ServedRequest served = new ServedRequest(
                request.getMethod(),
                OperationFilter.route(request),
                OperationFilter.operation(request),
                response.getStatus(),
                nanoseconds);
        metrics.request(served);
        if (traces.isOn()) {
            traces.served(served, request.getScheme(), RequestId.of(request), traceParent(request));
        }
    }

    /** W3C Trace Context: of several, none counts. */
    private static @Nullable String traceParent(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("traceparent"));
        return sent.size() == 1 ? sent.get(0) : null;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        addHeaders(request, response);
        if (!Framing.isValid(request)) {
            // the bytes that follow may be no request, either
            response.setHeader("Connection", "close");
            problems.write(request, response, new ProblemException(ProblemType.MALFORMED_REQUEST));
        } else if (urlLength(request) > MAX_URL) {
            problems.write(request, response, new ProblemException(ProblemType.URI_TOO_LONG));
        } else if (headersLength(request) > MAX_HEADERS) {
            problems.write(request, response, new ProblemException(ProblemType.HEADERS_TOO_LARGE));
        } else if (isBadlyEncoded(request.getRequestURI()) || isBadlyEncoded(request.getQueryString())) {
            problems.write(request, response, new ProblemException(ProblemType.MALFORMED_REQUEST));
        } else if (!cors.answersPreflight(request, response)) {
            proceed(request, response, chain);
        }
    }

    // an exception that Jakarta REST could not map must not reach the server's own error page, nor remain without a
    // body
    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
            if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                    && response.getContentType() == null
                    && !response.isCommitted()) {
                addHeaders(request, response);
                problems.write(request, response, Problems.ofStatus(response.getStatus()));
            }
        } catch (ServletException | RuntimeException fault) {
            problems.write(request, response, fault);
        }
    }

    private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static boolean isBadlyEncoded(@Nullable String text) {
        return text != null && BAD_ESCAPE.matcher(text).find();
    }

    private static int urlLength(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length());
    }

    private static int headersLength(HttpServletRequest request) {
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                length += name.length() + value.length();
            }
        }
        return length;
    }
}
