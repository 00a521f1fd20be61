package health.intake.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one process listens: a server of Redis, one of a cluster, or a sentinel.
 *
 * @param host a name or an address, of IPv6 in brackets
 */
public record RedisNode(String host, int port) {

    private static final int MAX_PORT = 65_535;
    private static final Pattern THIS_MACHINE = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads {@code host[:port]}.
     *
     * @return empty if the text is anything else
     */
    static Optional<RedisNode> parse(String text, int defaultPort) {
        try {
            URI uri = new URI("redis://" + text);
            int port = uri.getPort() == -1 ? defaultPort : uri.getPort();
            boolean isComplete = uri.getHost() != null && uri.getUserInfo() == null && port > 0 && port <= MAX_PORT;
            return isComplete ? Optional.of(new RedisNode(uri.getHost(), port)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads what sentinels and nodes of a cluster say, {@code host:port}, an address of IPv6 without brackets.
     *
     * @return empty if the text is anything else
     */
    public static Optional<RedisNode> told(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        return parse((host.contains(":") ? "[" + host + "]" : host) + text.substring(Math.max(colon, 0)), 0);
    }

    /** Whether no network lies between. */
    public boolean isOnThisMachine() {
        return THIS_MACHINE.matcher(host).matches();
    }

    /** Fails unless something accepts connections there; then returns this node. */
    RedisNode tryConnecting(Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException();
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) timeout.toMillis());
            return this;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
