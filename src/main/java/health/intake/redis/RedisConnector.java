package health.intake.redis;

import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.SingleServerConfig;

/** Connects to Redis in a thread of its own until that succeeds once; from then on Redisson reconnects by itself. */
final class RedisConnector implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RedisConnector.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final Duration CONNECT_INTERVAL = Duration.ofSeconds(1);

    // Of what nobody waits for: the greeting of a connection and Redisson's pings. The time-out of a command would be
    // too short for a JVM that loads the classes meanwhile.
    private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    static {
        // else one buffer of 128 comes with a stack trace, for those who handle buffers themselves
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private final RedisAddress address;
    private final Duration commandTimeout;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::connect, "intake-redis-connect");
    private @Nullable RedissonClient client;
    private volatile @Nullable RScript scripts;

    private RedisConnector(RedisAddress address, Duration commandTimeout) {
        this.address = address;
        this.commandTimeout = commandTimeout;
    }

    /** Returns at once. */
    static RedisConnector start(RedisAddress address, Duration commandTimeout) {
        RedisConnector connector = new RedisConnector(address, commandTimeout);
        connector.thread.setDaemon(true);
        connector.thread.start();
        return connector;
    }

    /** Null until the first connection has been made. */
    @Nullable
    RScript scripts() {
        return scripts;
    }

    private void connect() {
        try {
            if (connected()) {
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "Redis is not there; the service does without it");
            while (!closed.await(CONNECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (connected()) {
                    LOG.log(System.Logger.Level.INFO, "Redis is there");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connected() {
        // an attempt of Redisson starts and ends threads and writes to the log: not every second for a closed port
        if (!address.accepts(CONNECT_TIMEOUT)) {
            return false;
        }
        try {
            return usable(Redisson.create(config()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean usable(RedissonClient made) {
        try {
            RScript scriptsMade = scripts(made);
            // lazy as the client is, this is where it connects
            scriptsMade.<String>eval(RScript.Mode.READ_WRITE, RedisLink.PING, RScript.ReturnType.STRING);
            return publish(made, scriptsMade);
        } catch (RuntimeException e) {
            // begun anew next time: a lazy client keeps something of each attempt that failed
            shutdown(made);
            throw e;
        }
    }

    private synchronized boolean publish(RedissonClient made, RScript scriptsMade) {
        if (closed.getCount() == 0) {
            shutdown(made);
            return false;
        }
        client = made;
        scripts = scriptsMade;
        return true;
    }

    private RScript scripts(RedissonClient made) {
        return made.getScript(OptionalOptions.defaults()
                .codec(StringCodec.INSTANCE)
                .timeout(commandTimeout)
                .retryAttempts(0));
    }

    private Config config() {
        Config config = new Config()
                .setCodec(StringCodec.INSTANCE)
                .setThreads(2)
                .setNettyThreads(1)
                .setNettyHook(new TogetherHook())
                .setUseThreadClassLoader(false)
                // a script is sent once, then named by its digest
                .setUseScriptCache(true)
                .setLazyInitialization(true);
        config.setReferenceEnabled(false);
        configure(config.useSingleServer());
        return config;
    }

    private void configure(SingleServerConfig server) {
        server.setAddress(address.url())
                .setDatabase(address.database())
                // below 10 connections Redisson shares them: a command does not wait for the answer to another, and
                // commands of several threads leave together through a single one
                .setConnectionPoolSize(1)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setTimeout((int) GREETING_TIMEOUT.toMillis())
                .setPingConnectionInterval((int) PING_INTERVAL.toMillis())
                .setRetryAttempts(0)
                // also the source of the timer's tick, 25 ms
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
        scripts = null;
        if (client != null) {
            shutdown(client);
            client = null;
        }
    }

    private static void shutdown(RedissonClient ended) {
        ended.shutdown(0, SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
