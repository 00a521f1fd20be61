package health.intake.undertow;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.channels.StreamSourceChannel;

/** The body of one request while it arrives. */
final class Body {

    /** More than Intake accepts, so that it sees a body that is too long. */
    private static final int LIMIT = 80 * 1024;

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body(HttpServerExchange exchange) {
        this.exchange = exchange;
        this.channel = exchange.getRequestChannel();
    }

    StreamSourceChannel channel() {
        return channel;
    }

    /** Takes the received bytes; true at the end of the body, or if it is so long that the rest does not matter. */
    boolean isComplete() throws IOException {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            int read = channel.read(buffer);
            while (read > 0 && bytes.size() < LIMIT) {
                buffer.flip();
                byte[] some = new byte[buffer.remaining()];
                buffer.get(some);
                bytes.writeBytes(some);
                buffer.clear();
                read = channel.read(buffer);
            }
            return read != 0;
        }
    }

    /** Makes the body available to its next reader. */
    void handBack() {
        Connectors.ungetRequestBytes(exchange, new ImmediatePooledByteBuffer(ByteBuffer.wrap(bytes.toByteArray())));
        Connectors.resetRequestChannel(exchange);
        if (bytes.size() >= LIMIT) {
            cutOff();
        }
    }

    /** Any further bytes belong to no request: the connection ends with the answer. */
    void cutOff() {
        exchange.setPersistent(false);
        Connectors.terminateRequest(exchange);
    }
}
