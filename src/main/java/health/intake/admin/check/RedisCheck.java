package health.intake.admin.check;

import health.intake.admin.redis.RedisClient;
import health.intake.admin.redis.RedisRefusal;
import health.intake.redis.RedisServer;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Whether Redis answers to the user of the service, over a connection that nobody reads. */
final class RedisCheck {

    private static final String URL = "INTAKE_REDIS_URL";

    /** Reads an entry as the service does; an entry of this name is never written. */
    private static final List<String> READ =
            List.of("EVAL", "return redis.call('getrange', KEYS[1], 0, 0)", "1", "intake:check");

    private final RedisServer server;

    RedisCheck(RedisServer server) {
        this.server = server;
    }

    void check(Report report) {
        if (server.address().isInClearText()) {
            // not connected to: the password would go out in clear text once more
            report.found(new Finding(
                    "The connection to Redis on another machine is not encrypted",
                    "whoever listens in the network learns the password and can change entries",
                    "use rediss in " + URL));
            return;
        }
        try (RedisClient redis = RedisClient.open(server)) {
            redis.run(READ);
            report.checked("Redis (" + redis.encryption() + ")");
        } catch (RedisRefusal e) {
            report.found(e.isOfSentinel() ? refusalOfSentinel(e) : refusal(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            report.found(unreachable(e));
        }
    }

    private static Finding refusal(String answer) {
        return new Finding(
                "Redis refuses the service: " + answer,
                CheckedLink.REDIS.without(),
                answer.startsWith("WRONGPASS") || answer.startsWith("NOAUTH") || answer.startsWith("ERR AUTH")
                        ? "correct user and password in " + URL
                                + "; characters like @ : / % # must be percent-encoded there (@ is %40)"
                        : "give its user the rights of server-config/redis/intake-user.conf");
    }

    private static Finding refusalOfSentinel(RedisRefusal refusal) {
        return new Finding(
                "A sentinel refuses the service: " + refusal.getMessage(),
                CheckedLink.REDIS.without(),
                "correct the name of the master after # in " + URL
                        + ", INTAKE_REDIS_SENTINEL_PASSWORD, or the rights of"
                        + " its user as of server-config/redis/sentinel-user.conf");
    }

    private static Finding unreachable(IOException failure) {
        return CheckedLink.REDIS
                .certificate(failure)
                .orElseGet(() -> failure instanceof SSLException
                        ? new Finding(
                                "Redis does not speak TLS as expected: " + failure,
                                CheckedLink.REDIS.without(),
                                "name the port after tls-port of Redis in " + URL
                                        + ", or use redis: for one without TLS")
                        : new Finding(
                                "Redis cannot be reached: " + failure,
                                CheckedLink.REDIS.without(),
                                "start Redis, or correct " + URL));
    }
}
