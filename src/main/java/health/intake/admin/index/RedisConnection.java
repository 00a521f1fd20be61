package health.intake.admin.index;

import health.intake.admin.command.CommandFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection to Redis in its own protocol (RESP 2), as the user of the service. */
final class RedisConnection implements AutoCloseable {

    private static final String URL = "INTAKE_REDIS_URL";
    private static final int DEFAULT_PORT = 6379;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_BYTES = 1 << 20;

    private final Socket socket;
    private final InputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param url {@code redis[s]://[[user]:password@]host[:port][/database]} */
    static RedisConnection to(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
                return connected(uri);
            }
        } catch (URISyntaxException e) {
            // told below without the value, which may hold a password
        }
        throw new CommandFailure(URL + " must have the form redis[s]://[[user]:password@]host[:port][/database]");
    }

    private static RedisConnection connected(URI uri) {
        try {
            Socket socket = "rediss".equals(uri.getScheme()) ? encrypted() : new Socket();
            int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
            socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            RedisConnection connection = new RedisConnection(socket);
            connection.signIn(uri);
            return connection;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static SSLSocket encrypted() throws IOException {
        SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket();
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private void signIn(URI uri) {
        if (uri.getUserInfo() != null) {
            String[] user = uri.getUserInfo().split(":", 2);
            List<String> words = new ArrayList<>(List.of("AUTH"));
            words.addAll(user[0].isEmpty() ? List.of(user[1]) : List.of(user));
            run(words);
        }
        String path = uri.getPath();
        if (path != null && path.length() > 1) {
            run(List.of("SELECT", path.substring(1)));
        }
    }

    /** Returns a String, a Long, a List of these, or null. */
    @Nullable
    Object run(List<String> words) {
        try {
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
        } catch (IOException e) {
            throw unavailable(e);
        }
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
            default -> throw new CommandFailure("Redis refuses: " + rest.replaceAll("\\p{Cntrl}", "?"));
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

    private static CommandFailure unavailable(IOException e) {
        return new CommandFailure("Redis cannot be reached (" + URL + "): " + e, e);
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
