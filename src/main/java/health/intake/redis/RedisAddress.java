package health.intake.redis;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how to sign in: the URL of one server, of sentinels that know the master, or of nodes of a cluster. In user and
 * password any character may be percent-encoded (RFC 3986), and those with a meaning in the URL must be; a plus sign is a plus
 * sign.
 */
public final class RedisAddress {

    /** How Redis runs. */
    public enum Mode {
        SINGLE("", 6379, "host[:port][/database]"),
        SENTINEL("-sentinel", 26_379, "host[:port],…[/database]#master"),
        CLUSTER("-cluster", 6379, "host[:port],…");

        private final String suffix;
        private final int port;
        private final String rest;

        Mode(String suffix, int port, String rest) {
            this.suffix = suffix;
            this.port = port;
            this.rest = rest;
        }

        private String form() {
            return "redis[s]" + suffix + "://[[user]:password@]" + rest;
        }

        private static Mode of(String suffix) {
            return suffix.isEmpty() ? SINGLE : suffix.equals(SENTINEL.suffix) ? SENTINEL : CLUSTER;
        }
    }

    /** What is tried at one node after the other. */
    public interface Attempt<T> {

        T at(RedisNode node) throws IOException;
    }

    private static final Pattern SCHEME = Pattern.compile("redis(?<tls>s?)(?<mode>-sentinel|-cluster|)://(?<rest>.*)");

    /** The characters of a master's name are those that a sentinel allows. */
    private static final Pattern REST = Pattern.compile("(?:(?<user>[^@/?#]*)@)?(?<nodes>[^@/?#]+)"
            + "(?:/(?<database>[0-9]{0,4}))?(?:#(?<master>[A-Za-z0-9._-]+))?");

    private final Mode mode;
    private final boolean isEncrypted;
    private final List<RedisNode> nodes;
    private final Matcher rest;

    private RedisAddress(Matcher scheme, Matcher rest, List<RedisNode> nodes) {
        this.mode = Mode.of(scheme.group("mode"));
        this.isEncrypted = !scheme.group("tls").isEmpty();
        this.nodes = nodes;
        this.rest = rest;
    }

    /** @throws IllegalArgumentException with the expected form but not the given value, which may hold a password */
    public static RedisAddress parse(String url) {
        return read(url).orElseThrow(() -> new IllegalArgumentException("The URL of Redis must be " + form(url)));
    }

    /** Whether a text is a value of the setting intake.redis.url. */
    public static boolean isAddress(String text) {
        return read(text).isPresent();
    }

    /** The form of the URL that a text seems to be meant as, for people. */
    public static String form(String text) {
        Matcher scheme = SCHEME.matcher(text);
        return scheme.matches()
                ? Mode.of(scheme.group("mode")).form()
                : Mode.SINGLE.form() + ", " + Mode.SENTINEL.form() + " or " + Mode.CLUSTER.form();
    }

    private static Optional<RedisAddress> read(String url) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return Optional.empty();
        }
        Matcher rest = REST.matcher(scheme.group("rest"));
        if (!rest.matches() || !isUserInfo(rest.group("user"))) {
            return Optional.empty();
        }
        return nodes(rest.group("nodes"), Mode.of(scheme.group("mode")).port)
                .map(nodes -> new RedisAddress(scheme, rest, nodes))
                .filter(RedisAddress::fitsItsMode);
    }

    private static boolean isUserInfo(@Nullable String text) {
        try {
            return text == null || text.equals(new URI("redis://" + text + "@host").getRawUserInfo());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<List<RedisNode>> nodes(String list, int defaultPort) {
        List<RedisNode> nodes = new ArrayList<>();
        for (String text : list.split(",", -1)) {
            Optional<RedisNode> node = RedisNode.parse(text, defaultPort);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            nodes.add(node.get());
        }
        return Optional.of(List.copyOf(nodes));
    }

    private boolean fitsItsMode() {
        return switch (mode) {
            case SINGLE -> nodes.size() == 1 && rest.group("master") == null;
            case SENTINEL -> rest.group("master") != null;
            case CLUSTER -> rest.group("master") == null && database() == 0;
        };
    }

    public Mode mode() {
        return mode;
    }

    /** The server, the sentinels, or some nodes of the cluster. */
    public List<RedisNode> nodes() {
        return nodes;
    }

    /** In Redisson's form: with the port, without the database, and without the password, which it would decode otherwise. */
    List<String> urls() {
        return nodes.stream()
                .map(node -> (isEncrypted ? "rediss://" : "redis://") + node)
                .toList();
    }

    public boolean isEncrypted() {
        return isEncrypted;
    }

    /** Whether something could be read or changed in the network on the way to it. */
    public boolean isInClearText() {
        return !isEncrypted && !nodes.stream().allMatch(RedisNode::isOnThisMachine);
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
        return Optional.ofNullable(rest.group("user"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public int database() {
        String database = rest.group("database");
        return database == null || database.isEmpty() ? 0 : Integer.parseInt(database);
    }

    /** The name under which the sentinels know the master; empty without sentinels. */
    public String master() {
        return Objects.requireNonNullElse(rest.group("master"), "");
    }

    /** Fails unless a node accepts connections. */
    void tryConnecting(Duration timeout) throws IOException {
        first(node -> node.tryConnecting(timeout), failure -> false);
    }

    /**
     * Tries the nodes in turn until one answers.
     *
     * @param isAnswer whether a failure is an answer, which other nodes would only repeat
     * @throws IOException of the node that answered, or of the last
     */
    public <T> T first(Attempt<T> attempt, Predicate<IOException> isAnswer) throws IOException {
        IOException last = new IOException("no node");
        for (RedisNode node : nodes) {
            try {
                return attempt.at(node);
            } catch (IOException e) {
                if (isAnswer.test(e)) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return urls().toString();
    }
}
