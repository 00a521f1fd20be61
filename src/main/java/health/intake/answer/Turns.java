package health.intake.answer;

import health.intake.line.Owners;
import health.intake.line.Places;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Limits how many requests are worked on at a time; the others wait in their threads. Health probes never wait. */
final class Turns {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** Shorter, because new passwords then also wait for a processor. */
    private static final Duration MAX_WAIT_OF_CHANGES = Duration.ofSeconds(1);

    private final Owners owners = new Owners();

    private final Places reads;
    private final Places changes;
    private final Places documents;

    /** On two processors, as many places as WildFly is configured to have. */
    Turns() {
        this(
                new Places(6 * PROCESSORS, MAX_WAIT),
                new Places(12 * PROCESSORS, MAX_WAIT_OF_CHANGES),
                new Places(4 * PROCESSORS, MAX_WAIT));
    }

    Turns(Places reads, Places changes, Places documents) {
        this.reads = reads;
        this.changes = changes;
        this.documents = documents;
    }

    /** Runs the chain when the request has a place; false if it did not get one in time. */
    boolean take(HttpServletRequest request, FilterChain chain, HttpServletResponse answer)
            throws IOException, ServletException {
        boolean isRead = READS.contains(request.getMethod());
        if (!isRead) {
            // the body is received first, so that a slow sender holds no place
            return take(
                    changes, ReceivedBody.isAnnounced(request) ? new ReceivedBody(request) : request, chain, answer);
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/health")) {
            chain.doFilter(request, answer);
            return true;
        }
        return take(path.startsWith("/v1") ? reads : documents, request, chain, answer);
    }

    private boolean take(Places places, HttpServletRequest request, FilterChain chain, HttpServletResponse answer)
            throws IOException, ServletException {
        @Nullable String key = request.getHeader("x-api-key");
        Object owner = owners.of(key, InetAddress.getByName(request.getRemoteAddr()));
        if (!places.enter(owner)) {
            return false;
        }
        try {
            chain.doFilter(request, answer);
            owners.learn(key, request.getAttribute(Owners.ATTRIBUTE));
            return true;
        } finally {
            places.leave(owner);
        }
    }
}
