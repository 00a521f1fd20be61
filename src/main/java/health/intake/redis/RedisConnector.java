package health.intake.redis;

import health.intake.trouble.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tries to connect to Redis in a thread of its own until it succeeds once; from then on Redisson reconnects by itself. But it
 * looks for sentinels and nodes only where it has seen some: if nothing has worked for long, they are sought by the URL again.
 */
final class RedisConnector implements AutoCloseable {

    private static final Duration CONNECT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    /** No fail-over takes so long. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final RedisServer server;
    private final Duration commandTimeout;
    private final Trouble trouble;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::connect, "intake-redis-connect");
    private volatile @Nullable ConnectedRedis redis;
    private volatile @Nullable Long failingSince;

    private RedisConnector(RedisServer server, Duration commandTimeout, Trouble trouble) {
        this.server = server;
        this.commandTimeout = commandTimeout;
        this.trouble = trouble;
    }

    /** Returns at once. */
    static RedisConnector start(RedisServer server, Duration commandTimeout, Trouble trouble) {
        RedisConnector connector = new RedisConnector(server, commandTimeout, trouble);
        connector.thread.setDaemon(true);
        connector.thread.start();
        return connector;
    }

    /** Null until the first connection has been made. */
    @Nullable
    ConnectedRedis redis() {
        return redis;
    }

    /** Is told when commands begin to fail. */
    void fails() {
        failingSince = System.nanoTime();
    }

    /** Is told when commands succeed again. */
    void works() {
        failingSince = null;
    }

    private void connect() {
        try {
            boolean isNeeded = true;
            while (isNeeded) {
                if (redis == null || hasFailedForLong()) {
                    tryConnecting();
                }
                boolean isClosed = closed.await(CONNECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                isNeeded = !isClosed && (redis == null || server.address().mode() != RedisAddress.Mode.SINGLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasFailedForLong() {
        Long since = failingSince;
        return since != null && System.nanoTime() - since > LONG.toNanos();
    }

    private void tryConnecting() {
        try {
            // each attempt of Redisson starts and ends threads, which is too much to do every second for a closed port
            server.address().tryConnecting(ClientConfig.CONNECT_TIMEOUT);
            publish(ConnectedRedis.to(ClientConfig.of(server), commandTimeout));
        } catch (IOException | RuntimeException e) {
            trouble.failed(RedisFailure.cause(e));
            if (redis != null) {
                fails();
            }
        }
    }

    private synchronized void publish(ConnectedRedis connected) {
        if (closed.getCount() == 0) {
            connected.close();
            return;
        }
        ConnectedRedis former = redis;
        redis = connected;
        works();
        trouble.succeeded();
        if (former != null) {
            former.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(SHUTDOWN_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private synchronized void disconnect() {
        if (redis != null) {
            redis.close();
            redis = null;
        }
    }
}
