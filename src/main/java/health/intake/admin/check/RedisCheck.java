package health.intake.admin.check;

import health.intake.admin.redis.RedisConnection;
import health.intake.admin.redis.RedisRefusal;
import health.intake.redis.RedisAddress;
import health.intake.redis.TrustedCertificates;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Whether Redis answers to the user of the service, over a connection that nobody reads. */
final class RedisCheck {

    private static final String URL = "INTAKE_REDIS_URL";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads an entry as the service does; an entry of this name is never written. */
    private static final List<String> READ =
            List.of("EVAL", "return redis.call('getrange', KEYS[1], 0, 0)", "1", "intake:check");

    private final RedisAddress address;
    private final Optional<TrustedCertificates> trusted;

    /** @param trusted empty: those that the JVM trusts */
    RedisCheck(RedisAddress address, Optional<TrustedCertificates> trusted) {
        this.address = address;
        this.trusted = trusted;
    }

    void check(Report report) {
        if (!address.isEncrypted() && !LOOPBACK.contains(address.host())) {
            // not connected to: the password would go out in clear text once more
            report.found(new Finding(
                    "The connection to Redis on another machine is not encrypted",
                    "whoever listens in the network learns the password and can change entries",
                    "use rediss: in " + URL));
            return;
        }
        try (RedisConnection redis = RedisConnection.open(address, trusted)) {
            redis.run(READ);
            report.checked("Redis (" + redis.encryption() + ")");
        } catch (RedisRefusal e) {
            report.found(refusal(String.valueOf(e.getMessage())));
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
