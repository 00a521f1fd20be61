package health.intake.undertow;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;

/** Passes a request on when its body is complete, so that slow senders hold no thread; refuses one that takes too long. */
public final class BodiesHandler implements HttpHandler {

    private static final int SECONDS = 30;

    private final HttpHandler next;

    /** @param next the handler that needs the body */
    public BodiesHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isRequestComplete()) {
            next.handleRequest(exchange);
        } else if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new ContinueSent());
        } else {
            receive(exchange);
        }
    }

    private void receive(HttpServerExchange exchange) throws Exception {
        Body body = new Body(exchange);
        try {
            if (!body.isComplete()) {
                await(exchange, body);
                return;
            }
        } catch (IOException e) {
            refuse(exchange, body, StatusCodes.BAD_REQUEST);
            return;
        }
        body.handBack();
        next.handleRequest(exchange);
    }

    private void await(HttpServerExchange exchange, Body body) {
        XnioExecutor.Key deadline = exchange.getIoThread()
                .executeAfter(() -> refuse(exchange, body, StatusCodes.REQUEST_TIME_OUT), SECONDS, TimeUnit.SECONDS);
        body.channel().getReadSetter().set(channel -> proceed(exchange, body, deadline));
        body.channel().resumeReads();
    }

    private void proceed(HttpServerExchange exchange, Body body, XnioExecutor.Key deadline) {
        try {
            if (body.isComplete()) {
                deadline.remove();
                body.channel().getReadSetter().set(null);
                body.channel().suspendReads();
                body.handBack();
                Connectors.executeRootHandler(next, exchange);
            }
        } catch (IOException e) {
            deadline.remove();
            refuse(exchange, body, StatusCodes.BAD_REQUEST);
        }
    }

    /** Also if the body broke off: a client that hung up only in one direction must not get a success. */
    private static void refuse(HttpServerExchange exchange, Body body, int status) {
        body.cutOff();
        exchange.setStatusCode(status).setResponseContentLength(0);
        // otherwise the server's error page would fill it
        exchange.getResponseChannel();
        exchange.endExchange();
    }

    /** Called when a client that waits for 100 Continue has received it. */
    private final class ContinueSent implements IoCallback {

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            exchange.dispatch(exchange.getIoThread(), BodiesHandler.this);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
            exchange.endExchange();
        }
    }
}
