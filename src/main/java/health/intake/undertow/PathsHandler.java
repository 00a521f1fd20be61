package health.intake.undertow;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Routes a path of more parts than any of the WAR's to its error page: the server would compare it with each of its prefixes,
 * which costs time in the square of its length.
 */
public final class PathsHandler implements HttpHandler {

    private static final int PARTS = 16;

    private final HttpHandler next;

    /** @param next the handler that matches the path */
    public PathsHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long parts = exchange.getRelativePath()
                .chars()
                .filter(character -> character == '/')
                .count();
        if (parts > PARTS) {
            // the URI stays, so that the WAR sees that it is too long
            exchange.setRelativePath(AnswersHandler.PAGE_OF_ERRORS);
            exchange.setRequestPath(AnswersHandler.PAGE_OF_ERRORS);
        }
        next.handleRequest(exchange);
    }
}
