package health.intake.redis;

import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.ShardedSubscriptionMode;
import org.redisson.config.SingleServerConfig;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

/** How Redisson is told to connect: with one connection to each server that takes commands, and without patience. */
final class ClientConfig {

    static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    // for the handshake of a connection and Redisson's pings, which delay no request: the time-out of a command would
    // be too short for a JVM that is still loading classes
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    // how soon another master is noticed: sentinels or nodes of the cluster are asked so often
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(1);

    // with fewer than 10 connections Redisson pipelines commands, and on a single one commands of several threads share
    // a system call
    private static final int CONNECTIONS = 1;

    static {
        // by default one buffer in 128 records a stack trace, to find leaks in applications that handle buffers
        // themselves
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private ClientConfig() {}

    static Config of(RedisServer server) {
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
        secure(config, server);
        switch (server.address().mode()) {
            case SINGLE -> single(config, server.address());
            case SENTINEL -> sentinel(config, server);
            case CLUSTER -> cluster(config, server.address());
        }
        return config;
    }

    private static void secure(Config config, RedisServer server) {
        server.address().user().ifPresent(config::setUsername);
        server.address().password().ifPresent(config::setPassword);
        server.trusted().ifPresent(trusted -> config.setSslTrustManagerFactory(trusted.trustManagers()));
        // a certificate for another host name is refused
        config.setSslVerificationMode(SslVerificationMode.STRICT);
    }

    private static void single(Config config, RedisAddress address) {
        SingleServerConfig single = impatient(config.useSingleServer());
        single.setAddress(address.urls().get(0))
                .setDatabase(address.database())
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(CONNECTIONS)
                .setSubscriptionConnectionPoolSize(CONNECTIONS)
                .setSubscriptionConnectionMinimumIdleSize(0);
    }

    private static void sentinel(Config config, RedisServer server) {
        RedisAddress address = server.address();
        mastersOnly(impatient(config.useSentinelServers()))
                .setMasterName(address.master())
                .setDatabase(address.database())
                // one sentinel that answers knows the master
                .setCheckSentinelsList(false)
                .setScanInterval((int) SCAN_INTERVAL.toMillis())
                .addSentinelAddress(address.urls().toArray(String[]::new));
        server.sentinelUser().ifPresent(config.useSentinelServers()::setSentinelUsername);
        server.passwordForSentinels().ifPresent(config.useSentinelServers()::setSentinelPassword);
    }

    private static void cluster(Config config, RedisAddress address) {
        mastersOnly(impatient(config.useClusterServers()))
                // the slots of a master that failed are missing until a replica has taken its place
                .setCheckSlotsCoverage(false)
                .setShardedSubscriptionMode(ShardedSubscriptionMode.OFF)
                .setScanInterval((int) SCAN_INTERVAL.toMillis())
                .addNodeAddress(address.urls().toArray(String[]::new));
    }

    private static <C extends BaseConfig<C>> C impatient(C config) {
        return config.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setTimeout((int) HANDSHAKE_TIMEOUT.toMillis())
                .setPingConnectionInterval((int) PING_INTERVAL.toMillis())
                .setRetryAttempts(0)
                // Redisson also derives the tick of its timer from this: 25 ms
                .setRetryDelay(new ConstantDelay(Duration.ofMillis(50)))
                .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(2)));
    }

    /** A replica may be behind, and Intake would find out only by asking the database twice. */
    private static <C extends BaseMasterSlaveServersConfig<C>> C mastersOnly(C config) {
        return config.setReadMode(ReadMode.MASTER)
                .setSubscriptionMode(SubscriptionMode.MASTER)
                .setMasterConnectionPoolSize(CONNECTIONS)
                .setMasterConnectionMinimumIdleSize(CONNECTIONS)
                .setSubscriptionConnectionPoolSize(CONNECTIONS)
                .setSubscriptionConnectionMinimumIdleSize(0);
    }
}
