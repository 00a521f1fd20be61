package health.intake.admin.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Whether Redis answers to the user of the service, over a connection that nobody reads. */
final class RedisCheck {

    static final String URL = "INTAKE_REDIS_URL";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int DEFAULT_PORT = 6379;
    private static final int TIMEOUT_MILLIS = 5_000;

    private static final String SLOWER =
            "without it each node counts rate limits for itself, and look-ups by e-mail take longer";

    private RedisCheck() {}

    static List<Finding> findings(String url) {
        try {
            URI uri = new URI(url);
            if (isComplete(uri)) {
                return findings(uri);
            }
        } catch (URISyntaxException e) {
            // reported below without the value, which may hold a password
        }
        return List.of(new Finding(
                URL + " is malformed",
                "a node does not start with it",
                "write redis[s]://[[user]:password@]host[:port][/database]"));
    }

    private static boolean isComplete(URI uri) {
        return Set.of("redis", "rediss").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && (uri.getUserInfo() == null || uri.getUserInfo().contains(":"));
    }

    private static List<Finding> findings(URI uri) {
        if ("redis".equals(uri.getScheme()) && !LOOPBACK.contains(uri.getHost())) {
            // not connected to: the password would go out in clear text once more
            return List.of(new Finding(
                    "The connection to Redis on another machine is not encrypted",
                    "whoever listens in the network learns the password and can change entries",
                    "use rediss: in " + URL));
        }
        try (Socket socket = connected(uri)) {
            String answer = answer(socket, uri);
            return answer.equals("+PONG")
                    ? List.of()
                    : List.of(new Finding(
                            "Redis refuses the service: " + answer.replaceAll("\\p{Cntrl}", "?"),
                            SLOWER,
                            "correct user and password in " + URL + ", or its user by server-config/redis"));
        } catch (IOException e) {
            return List.of(new Finding("Redis cannot be reached: " + e, SLOWER, "start Redis, or correct " + URL));
        }
    }

    private static Socket connected(URI uri) throws IOException {
        Socket socket = "rediss".equals(uri.getScheme()) ? encrypted() : new Socket();
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static SSLSocket encrypted() throws IOException {
        SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket();
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** The answer to PING, or to AUTH if that was refused. */
    private static String answer(Socket socket, URI uri) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (uri.getUserInfo() != null) {
            String[] user = uri.getUserInfo().split(":", 2);
            String authenticated = user[0].isEmpty()
                    ? asked(socket, in, "AUTH", user[1])
                    : asked(socket, in, "AUTH", user[0], user[1]);
            if (!authenticated.equals("+OK")) {
                return authenticated;
            }
        }
        return asked(socket, in, "PING");
    }

    private static String asked(Socket socket, BufferedReader in, String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            command.append("$").append(bytes).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "no answer" : line;
    }
}
