package health.intake.blackbox.budgets;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ServiceSocket;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/**
 * A connection for many requests, for tests under load: it reads of each answer only as much as it needs to find its end.
 */
final class KeptConnection implements Closeable {

    private static final int LONGEST_LINE = 8192;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LENGTH = "content-length:";

    private Socket socket;
    private InputStream in;
    private boolean ends;

    KeptConnection() throws IOException {
        connect();
    }

    private void connect() throws IOException {
        socket = ServiceSocket.open(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
        ends = false;
    }

    static String get(String path, Key key) {
        return head("GET", path, key) + "\r\n";
    }

    static String post(String path, Key key, Object body) {
        int length = body.toString().getBytes(UTF_8).length;
        return head("POST", path, key) + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                + body;
    }

    private static String head(String method, String path, Key key) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + key.secret() + "\r\n";
    }

    /** The status of the answer, when all of it has come. */
    int exchange(String request) throws IOException {
        if (ends) {
            // servers end connections after so many requests
            socket.close();
            connect();
        }
        socket.getOutputStream().write(request.getBytes(UTF_8));
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = 0;
        boolean isChunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            ends |= lower.equals("connection: close");
            isChunked |= lower.equals("transfer-encoding: chunked");
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        if (isChunked) {
            skipChunks();
        }
        return status;
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
