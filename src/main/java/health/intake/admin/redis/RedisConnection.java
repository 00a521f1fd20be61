package health.intake.admin.redis;

import health.intake.redis.RedisAddress;
import health.intake.redis.RedisNode;
import health.intake.redis.RedisServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection to one server or sentinel in the protocol of Redis (RESP 2). */
final class RedisConnection implements AutoCloseable {

    private static final int MAX_BYTES = 1 << 20;

    private final Socket socket;
    private final InputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects, and does not sign in. */
    static RedisConnection to(RedisNode node, RedisServer server) throws IOException {
        return new RedisConnection(RedisSocket.connected(node, server));
    }

    /**
     * Connects, signs in as the user of the service and chooses the database.
     *
     * @throws RedisRefusal if Redis answers with an error
     */
    static RedisConnection asService(RedisNode node, RedisServer server) throws IOException {
        RedisConnection connection = to(node, server);
        try {
            RedisAddress address = server.address();
            connection.signIn(address.user(), address.password());
            connection.run(List.of("SELECT", Integer.toString(address.database())));
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Signs in, if there is a password.
     *
     * @param user empty for the default user
     */
    void signIn(Optional<String> user, Optional<String> password) throws IOException {
        if (password.isPresent()) {
            run(user.map(name -> List.of("AUTH", name, password.get()))
                    .orElseGet(() -> List.of("AUTH", password.get())));
        }
    }

    /** The version of TLS; {@code clear text} without it. */
    String encryption() {
        return socket instanceof SSLSocket tls ? tls.getSession().getProtocol() : "clear text";
    }

    /**
     * Returns a String, a Long, a List of these, or null.
     *
     * @throws RedisRefusal if Redis answers with an error
     */
    @Nullable
    Object run(List<String> words) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(ascii("*" + words.size() + "\r\n"));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            request.writeBytes(ascii("$" + bytes.length + "\r\n"));
            request.writeBytes(bytes);
            request.writeBytes(ascii("\r\n"));
        }
        socket.getOutputStream().write(request.toByteArray());
        return answer();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private @Nullable Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> text(Integer.parseInt(rest));
            case '*' -> list(Integer.parseInt(rest));
            default -> throw new RedisRefusal(rest.replaceAll("\\p{Cntrl}", "?"));
        };
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_BYTES) {
                throw new IOException("no answer of Redis");
            }
            line.append((char) next);
        }
        return line.isEmpty() ? "-" : line.substring(0, line.length() - 1);
    }

    private @Nullable String text(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        line();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<@Nullable Object> list(int length) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            items.add(answer());
        }
        return items;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // everything was answered
            return;
        }
    }
}
