package health.intake.undertow;

import health.intake.line.Owners;
import health.intake.undertow.Workers.Request;
import io.undertow.attribute.RelativePathAttribute;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request a thread while it is worked on, and not while its answer is sent. Requests that read wait for one of few
 * places, those that change something for one of others; a request that waits too long gets 503. Health probes never wait.
 */
public final class AnswersHandler implements HttpHandler {

    /** Whether the answer is complete. */
    static final AttachmentKey<Boolean> COMPLETE = AttachmentKey.create(Boolean.class);

    /** Tells the WAR that it need not handle slow readers itself. */
    private static final Map<String, String> HANDLED_HERE = Map.of("health.intake.unhurried", "true");

    static final String PAGE_OF_ERRORS = "/api/server-error";

    private static final String ERROR_REQUEST_URI = "jakarta.servlet.error.request_uri";

    /** Tells the WAR's page why it is called. */
    private static final String REFUSED = "health.intake.refused";

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** Shorter, because new passwords then also wait for a processor. */
    private static final Duration MAX_WAIT_OF_CHANGES = Duration.ofSeconds(1);

    private final HttpHandler next;
    private final Backlog backlog;
    private final Owners owners = new Owners();
    private Workers reads = new Workers(12, MAX_WAIT);
    private Workers changes = new Workers(24, MAX_WAIT_OF_CHANGES);
    private Workers documents = new Workers(4, MAX_WAIT);

    /** @param next the handler that answers */
    public AnswersHandler(HttpHandler next) {
        this(next, new Backlog(Runtime.getRuntime().maxMemory() / 8));
    }

    AnswersHandler(HttpHandler next, Backlog backlog) {
        this.next = next;
        this.backlog = backlog;
    }

    /** @param places for requests that read below /api/v1 */
    public void setReads(int places) {
        reads = new Workers(places, MAX_WAIT);
    }

    /** @param places for requests that change something */
    public void setChanges(int places) {
        changes = new Workers(places, MAX_WAIT_OF_CHANGES);
    }

    /** @param places for requests that read anything else except health */
    public void setDocuments(int places) {
        documents = new Workers(places, MAX_WAIT);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.putAttachment(HttpServerExchange.REQUEST_ATTRIBUTES, HANDLED_HERE);
        exchange.addResponseWrapper((factory, same) -> new BufferingSink(factory.create(), same, backlog));
        exchange.dispatch(threads(exchange), this::answer);
    }

    private Executor threads(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        boolean isRead = isRead(exchange.getRequestMethod());
        if (isRead && path.startsWith("/api/health")) {
            return exchange.getConnection().getWorker();
        }
        Workers read = path.startsWith("/api/v1") ? reads : documents;
        Workers workers = isRead ? read : changes;
        Runnable refusal = () -> Connectors.executeRootHandler(this::refuse, exchange);
        Object owner = owners.of(key(exchange), exchange.getSourceAddress().getAddress());
        return work -> workers.join(exchange.getIoThread(), new Request(owner, work, refusal));
    }

    private static @Nullable String key(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().getFirst("x-api-key");
    }

    private static boolean isRead(HttpString method) {
        return method.equals(Methods.GET) || method.equals(Methods.HEAD);
    }

    private void answer(HttpServerExchange exchange) throws Exception {
        try {
            next.handleRequest(exchange);
            ServletRequestContext servlet = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
            if (servlet != null) {
                owners.learn(key(exchange), servlet.getOriginalRequest().getAttribute(Owners.ATTRIBUTE));
            }
        } finally {
            exchange.putAttachment(COMPLETE, true);
        }
    }

    /** The WAR's own page reports it, in the form of all errors. (With a status set here the server would call it too early.) */
    private void refuse(HttpServerExchange exchange) throws Exception {
        Map<String, String> attributes = new HashMap<>(HANDLED_HERE);
        attributes.put(REFUSED, "true");
        attributes.put(ERROR_REQUEST_URI, exchange.getRequestURI());
        exchange.putAttachment(HttpServerExchange.REQUEST_ATTRIBUTES, attributes);
        RelativePathAttribute.INSTANCE.writeAttribute(exchange, PAGE_OF_ERRORS);
        answer(exchange);
    }
}
