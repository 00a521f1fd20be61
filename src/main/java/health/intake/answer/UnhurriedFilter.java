package health.intake.answer;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has large answers written as they are read, without a thread, so that slow readers hold up nobody. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class UnhurriedFilter extends HttpFilter {

    /** Set by a server that does the same for all answers. */
    private static final String DONE_BY_THE_SERVER = "health.intake.unhurried";

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Outstanding outstanding = new Outstanding(Runtime.getRuntime().maxMemory() / 8);

    // as WildFly is given for two processors
    private final Places reads = new Places(6 * PROCESSORS, PATIENCE);
    private final Places documents = new Places(2 * PROCESSORS, PATIENCE);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(DONE_BY_THE_SERVER) != null) {
            chain.doFilter(request, response);
            return;
        }
        WholeAnswer answer = new WholeAnswer(response);
        Places places = places(request);
        if (places == null) {
            chain.doFilter(request, answer);
        } else if (places.enter(owner(request))) {
            try {
                chain.doFilter(request, answer);
            } finally {
                places.leave();
            }
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        send(answer.body(), request, response);
    }

    /** None for health, and for changes, as who sends a body slowly would keep one. */
    private @Nullable Places places(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean isRead = READS.contains(request.getMethod());
        if (!isRead || path.startsWith("/health")) {
            return null;
        }
        return path.startsWith("/v1") ? reads : documents;
    }

    private static Object owner(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("x-api-key"), request.getRemoteAddr());
    }

    private void send(byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (body.length <= Outstanding.SMALL) {
            write(body, response);
        } else if (outstanding.add(body.length)) {
            response.setContentLength(body.length);
            new UnhurriedWriter(request.startAsync(), response.getOutputStream(), body)
                    .start(() -> outstanding.remove(body.length));
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void write(byte[] body, HttpServletResponse response) {
        if (body.length > 0) {
            try {
                response.getOutputStream().write(body);
            } catch (IOException goneAway) {
                // whoever hung up reads no answer; the server would write a stack into the log for each
            }
        }
    }
}
