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

/** Lets few requests be worked on at a time; the others wait in their threads. Health never waits. */
final class Turns {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Less, because new passwords wait for a processor afterwards. */
    private static final Duration PATIENCE_OF_CHANGES = Duration.ofSeconds(1);

    private final Owners owners = new Owners();

    private final Places reads;
    private final Places changes;
    private final Places documents;

    /** As many places as WildFly has for two processors. */
    Turns() {
        this(
                new Places(6 * PROCESSORS, PATIENCE),
                new Places(12 * PROCESSORS, PATIENCE_OF_CHANGES),
                new Places(4 * PROCESSORS, PATIENCE));
    }

    Turns(Places reads, Places changes, Places documents) {
        this.reads = reads;
        this.changes = changes;
        this.documents = documents;
    }

    /** Whether there was a place in time. */
    boolean take(HttpServletRequest request, FilterChain chain, HttpServletResponse answer)
            throws IOException, ServletException {
        boolean isRead = READS.contains(request.getMethod());
        if (!isRead) {
            // a slow sender of a body must hold no place
            return take(changes, WholeBody.isAnnounced(request) ? new WholeBody(request) : request, chain, answer);
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
