package health.intake.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of Redis and how to sign in: {@code redis[s]://[[user]:password@]host[:port][/database]}. In user and password any
 * character may be percent-encoded (RFC 3986), and those with a meaning in the URL must be; a plus sign is a plus sign.
 */
public final class RedisAddress {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int DEFAULT_PORT = 6379;
    private static final int MAX_PORT = 65_535;
    private static final Pattern DATABASE = Pattern.compile("/[0-9]{1,4}");

    private final URI uri;

    private RedisAddress(URI uri) {
        this.uri = uri;
    }

    /** @throws IllegalArgumentException with the expected form but not the given value, which may hold a password */
    public static RedisAddress parse(String url) {
        try {
            URI uri = new URI(url);
            if (isComplete(uri)) {
                return new RedisAddress(uri);
            }
        } catch (URISyntaxException e) {
            // reported below without the value
        }
        throw new IllegalArgumentException(
                "The URL of Redis must be redis[s]://[[user]:password@]host[:port][/database]");
    }

    /** Whether a text is a value of the setting intake.redis.url. */
    public static boolean isAddress(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isComplete(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme())
                && uri.getHost() != null
                && (uri.getPort() == -1 || uri.getPort() > 0 && uri.getPort() <= MAX_PORT)
                && (isEmpty(uri.getPath()) || DATABASE.matcher(uri.getPath()).matches())
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    /** The URL in Redisson's form: with the port, without the database, and without the password, which it would decode otherwise. */
    String url() {
        return uri.getScheme() + "://" + uri.getHost() + ":" + port();
    }

    public boolean isEncrypted() {
        return uri.getScheme().equals("rediss");
    }

    public String host() {
        return uri.getHost();
    }

    /** Empty for the default user. */
    public Optional<String> user() {
        return userInfo()
                .filter(info -> info.indexOf(':') > 0)
                .map(info -> decoded(info.substring(0, info.indexOf(':'))));
    }

    public Optional<String> password() {
        return userInfo().map(info -> decoded(info.substring(info.indexOf(':') + 1)));
    }

    private Optional<String> userInfo() {
        return Optional.ofNullable(uri.getRawUserInfo());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public int database() {
        return isEmpty(uri.getPath()) ? 0 : Integer.parseInt(uri.getPath().substring(1));
    }

    /** Fails unless a server accepts connections at this address. */
    void tryConnecting(Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(uri.getHost(), port());
        if (address.isUnresolved()) {
            throw new UnknownHostException();
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) timeout.toMillis());
        }
    }

    public int port() {
        return uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
    }

    private static boolean isEmpty(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url();
    }
}
