package health.intake.undertow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.xnio.Options;

/** Undertow in this process, with buffers so small that a client on the same machine can be slow. */
final class LocalUndertow implements AutoCloseable {

    /** In milliseconds, until a client that reads nothing is cut off. */
    static final int WRITE_TIMEOUT = 3_000;

    static final int THREADS = 4;

    private static final int BUFFER = 16 * 1024;

    private final Undertow server;

    LocalUndertow(HttpHandler handler) {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(THREADS)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setSocketOption(Options.SEND_BUFFER, BUFFER)
                .setSocketOption(Options.WRITE_TIMEOUT, WRITE_TIMEOUT)
                .setHandler(handler)
                .build();
        server.start();
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address().getPort() + path);
    }

    /** A connection on which all these requests were sent at once. */
    Socket ask(String method, String path, int times) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(BUFFER);
        socket.setSoTimeout(10_000);
        socket.connect(address());
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.repeat(times).getBytes(US_ASCII));
        return socket;
    }

    @Override
    public void close() {
        server.stop();
    }
}
