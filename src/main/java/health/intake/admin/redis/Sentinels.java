package health.intake.admin.redis;

import health.intake.redis.RedisNode;
import health.intake.redis.RedisServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The sentinels, asked for the master as the service asks them. */
final class Sentinels {

    private Sentinels() {}

    /** @throws RedisRefusal if the first sentinel that answers has an error for it */
    static RedisNode master(RedisServer server) throws IOException {
        return server.address().first(node -> master(node, server), RedisRefusal.class::isInstance);
    }

    private static RedisNode master(RedisNode node, RedisServer server) throws IOException {
        try (RedisConnection sentinel = RedisConnection.to(node, server)) {
            return master(sentinel, server);
        }
    }

    private static RedisNode master(RedisConnection sentinel, RedisServer server) throws IOException {
        String name = server.address().master();
        List<String> question = List.of("SENTINEL", "get-master-addr-by-name", name);
        Object answer;
        try {
            if (asksForPassword(sentinel)) {
                sentinel.signIn(server.sentinelUser(), server.passwordForSentinels());
            }
            answer = sentinel.run(question);
        } catch (RedisRefusal e) {
            throw RedisRefusal.ofSentinel(e);
        }
        if (answer instanceof List<?> master && master.size() == 2) {
            return RedisNode.told(master.get(0) + ":" + master.get(1))
                    .orElseThrow(() -> new IOException("the sentinel names no address"));
        }
        throw RedisRefusal.ofSentinel(new RedisRefusal("it knows no master " + name));
    }

    /** A sentinel without a password refuses to be told one. */
    private static boolean asksForPassword(RedisConnection sentinel) throws IOException {
        try {
            sentinel.run(List.of("PING"));
            return false;
        } catch (RedisRefusal e) {
            return Optional.ofNullable(e.getMessage())
                    .filter(text -> text.startsWith("NOAUTH"))
                    .isPresent();
        }
    }
}
