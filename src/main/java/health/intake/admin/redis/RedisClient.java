package health.intake.admin.redis;

import health.intake.redis.RedisNode;
import health.intake.redis.RedisServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redis as the user of the service: a server, the master that sentinels know, or a cluster. */
public final class RedisClient implements AutoCloseable {

    private static final int MAX_REDIRECTIONS = 5;

    private final RedisServer server;
    private final Map<RedisNode, RedisConnection> connections = new HashMap<>();
    private RedisConnection current;

    private RedisClient(RedisServer server, RedisNode first, RedisConnection connection) {
        this.server = server;
        this.current = connection;
        connections.put(first, connection);
    }

    /**
     * Connects and signs in.
     *
     * @throws RedisRefusal if Redis or a sentinel answers with an error
     */
    public static RedisClient open(RedisServer server) throws IOException {
        return switch (server.address().mode()) {
            case SENTINEL -> to(Sentinels.master(server), server);
            // one node of a cluster knows where all entries are
            case SINGLE, CLUSTER -> server.address().first(node -> to(node, server), RedisRefusal.class::isInstance);
        };
    }

    private static RedisClient to(RedisNode node, RedisServer server) throws IOException {
        return new RedisClient(server, node, RedisConnection.asService(node, server));
    }

    /** The version of TLS; {@code clear text} without it. */
    public String encryption() {
        return current.encryption();
    }

    /**
     * Returns a String, a Long, a List of these, or null, from the node of the cluster that has the entries. The next command goes
     * there first: entries of an organization are together.
     *
     * @throws RedisRefusal if Redis answers with an error
     */
    public @Nullable Object run(List<String> words) throws IOException {
        RedisRefusal last = null;
        for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
            try {
                return current.run(words);
            } catch (RedisRefusal e) {
                last = e;
                follow(Redirection.of(e).orElseThrow(() -> e));
            }
        }
        throw new IOException("the cluster sends from node to node", last);
    }

    private void follow(Redirection redirection) throws IOException {
        RedisConnection connection = connections.get(redirection.node());
        if (connection == null) {
            connection = RedisConnection.asService(redirection.node(), server);
            connections.put(redirection.node(), connection);
        }
        current = connection;
        if (redirection.isMoving()) {
            current.run(List.of("ASKING"));
        }
    }

    @Override
    public void close() {
        connections.values().forEach(RedisConnection::close);
    }

    /**
     * The answer of a node that does not have the entries.
     *
     * @param isMoving whether they are on their way to the other node
     */
    private record Redirection(RedisNode node, boolean isMoving) {

        /** Of {@code MOVED 3999 127.0.0.1:6381}, or the same with {@code ASK}; empty for any other error. */
        static Optional<Redirection> of(RedisRefusal refusal) {
            String[] words = String.valueOf(refusal.getMessage()).split(" ");
            if (words.length != 3 || !words[0].equals("MOVED") && !words[0].equals("ASK")) {
                return Optional.empty();
            }
            return RedisNode.told(words[2]).map(node -> new Redirection(node, words[0].equals("ASK")));
        }
    }
}
