package health.intake.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** A connection to Redis, made once; the client reconnects by itself. Answers arrive in a thread of the client. */
final class ConnectedRedis implements AutoCloseable {

    static final String PING = "return 'PONG'";

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    private final RedissonClient client;
    private final RScript scripts;

    private ConnectedRedis(RedissonClient client, RScript scripts) {
        this.client = client;
        this.scripts = scripts;
    }

    /**
     * Connects, and waits for the connection.
     *
     * @param config of a client that connects lazily
     * @param timeout of each script
     * @throws RuntimeException if Redis cannot be reached or refuses the user
     */
    static ConnectedRedis to(Config config, Duration timeout) {
        RedissonClient client = Redisson.create(config);
        try {
            RScript scripts = client.getScript(OptionalOptions.defaults()
                    .codec(StringCodec.INSTANCE)
                    .timeout(timeout)
                    .retryAttempts(0));
            // the client is lazy: it connects at the first command
            scripts.<String>eval(RScript.Mode.READ_WRITE, PING, RScript.ReturnType.STRING);
            return new ConnectedRedis(client, scripts);
        } catch (RuntimeException e) {
            // each attempt makes a new client, because a lazy one leaks memory at each failed attempt
            shutdown(client);
            throw e;
        }
    }

    /** The script's result; null if it returns nothing. */
    Future<@Nullable String> run(String script, List<Object> keys, Object... arguments) {
        return scripts.evalAsync(RScript.Mode.READ_WRITE, script, RScript.ReturnType.STRING, keys, arguments);
    }

    /** Fills the buffer with the beginning of a string; a missing string counts as empty. */
    Future<Integer> read(String key, ByteBuffer beginning) {
        return client.getBinaryStream(key).getAsynchronousChannel().read(beginning);
    }

    @Override
    public void close() {
        shutdown(client);
    }

    private static void shutdown(RedissonClient client) {
        client.shutdown(0, SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
