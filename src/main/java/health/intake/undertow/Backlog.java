package health.intake.undertow;

import io.undertow.server.HttpServerExchange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xnio.IoUtils;

/** Answers that slow readers have not taken yet. When they hold too much memory, the oldest of them loses its connection. */
final class Backlog {

    private final long limit;
    private final Map<HttpServerExchange, Long> sizes = new LinkedHashMap<>();
    private long bytes;

    Backlog(long limit) {
        this.limit = limit;
    }

    synchronized void add(HttpServerExchange exchange, long size) {
        exchange.addExchangeCompleteListener((ended, others) -> {
            remove(ended);
            others.proceed();
        });
        sizes.put(exchange, size);
        bytes += size;
        while (bytes > limit) {
            HttpServerExchange oldest = sizes.keySet().iterator().next();
            remove(oldest);
            oldest.getIoThread().execute(() -> cutOff(oldest));
        }
    }

    private synchronized void remove(HttpServerExchange exchange) {
        Long size = sizes.remove(exchange);
        bytes -= size == null ? 0 : size;
    }

    /** The bytes that all these answers hold now. */
    synchronized long bytes() {
        return bytes;
    }

    private static void cutOff(HttpServerExchange exchange) {
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }
}
