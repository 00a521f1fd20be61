package health.intake.redis;

import health.intake.trouble.Trouble;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.SingleServerConfig;
import org.redisson.config.SslVerificationMode;

/** Tries to connect to Redis in a thread of its own until it succeeds once; from then on Redisson reconnects by itself. */
final class RedisConnector implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final Duration CONNECT_INTERVAL = Duration.ofSeconds(1);

    // for the handshake of a connection and Redisson's pings, which delay no request: the time-out of a command would
    // be too short for a JVM that is still loading classes
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    static {
        // by default one buffer in 128 records a stack trace, to find leaks in applications that handle buffers
        // themselves
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private final RedisServer server;
    private final Duration commandTimeout;
    private final Trouble trouble;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::connect, "intake-redis-connect");
    private volatile @Nullable ConnectedRedis redis;

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

    private void connect() {
        try {
            boolean isOpen = true;
            while (isOpen && !connected()) {
                isOpen = !closed.await(CONNECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connected() {
        try {
            // each attempt of Redisson starts and ends threads, which is too much to do every second for a closed port
            server.address().tryConnecting(CONNECT_TIMEOUT);
            return publish(ConnectedRedis.to(config(), commandTimeout));
        } catch (IOException | RuntimeException e) {
            trouble.failed(RedisFailure.cause(e));
            return false;
        }
    }

    private synchronized boolean publish(ConnectedRedis connected) {
        if (closed.getCount() == 0) {
            connected.close();
            return false;
        }
        redis = connected;
        trouble.succeeded();
        return true;
    }

    private Config config() {
        Config config = new Config()
                .setCodec(StringCodec.INSTANCE)
                .setThreads(2)
                .setNettyThreads(1)
                .setNettyHook(new FlushConsolidation())
                .setUseThreadClassLoader(false)
                // a script is sent once, then named by its digest
                .setUseScriptCache(true)
                .setLazyInitialization(true);
        config.setReferenceEnabled(false);
        secure(config);
        configure(config.useSingleServer());
        return config;
    }

    private void secure(Config config) {
        server.address().user().ifPresent(config::setUsername);
        server.address().password().ifPresent(config::setPassword);
        server.trusted().ifPresent(trusted -> config.setSslTrustManagerFactory(trusted.trustManagers()));
        // a certificate for another host name is refused
        config.setSslVerificationMode(SslVerificationMode.STRICT);
    }

    private void configure(SingleServerConfig single) {
        RedisAddress address = server.address();
        single.setAddress(address.url())
                .setDatabase(address.database())
                // with fewer than 10 connections Redisson pipelines commands, and on a single one commands of several
                // threads share a system call
                .setConnectionPoolSize(1)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setTimeout((int) HANDSHAKE_TIMEOUT.toMillis())
                .setPingConnectionInterval((int) PING_INTERVAL.toMillis())
                .setRetryAttempts(0)
                // Redisson also derives the tick of its timer from this: 25 ms
                .setRetryDelay(new ConstantDelay(Duration.ofMillis(50)))
                .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(2)));
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
