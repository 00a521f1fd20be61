package health.intake.ratelimit;

import health.intake.id.KeyId;
import health.intake.redis.Redis;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the limits from the settings. */
@ApplicationScoped
public class RateLimitSettings {

    @Inject
    @ConfigProperty(name = "intake.rate.limit.key")
    String requestsOfKey;

    @Inject
    @ConfigProperty(name = "intake.rate.limit.keys")
    Optional<String> requestsOfKeys;

    @Inject
    @ConfigProperty(name = "intake.rate.limit.failed.authentication")
    int failedAuthentications;

    @Inject
    @ConfigProperty(name = "intake.rate.limit.registration")
    int registrations;

    private KeyLimits keys;

    @Inject
    Redis redis;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @PostConstruct
    void prepare() {
        keys = KeyLimits.parse(requestsOfKey, requestsOfKeys.orElse("")).orElseThrow();
    }

    /**
     * The limit of requests with one key, if there is one.
     *
     * @param keyId null for the ADMIN key from the configuration
     */
    public Optional<Limit> key(@Nullable KeyId keyId) {
        return keys.of(keyId);
    }

    /** The limit of invalid keys from one client. */
    public Limit failedAuthentication() {
        return new Limit("failed-authentication", failedAuthentications);
    }

    /** The limit of requests without a key from one client, where they are allowed; it applies before their bodies are read. */
    public Limit keyless() {
        return new Limit("keyless", failedAuthentications);
    }

    /** The limit of registrations without a key, by one client in one organization. */
    public Limit registration() {
        return new Limit("registration", registrations);
    }

    // Singleton, as a scope with proxies would ask for a class that can be subclassed.
    @Produces
    @Singleton
    RateLimits limits() {
        return new RateLimits(redis.link(), secrets, clock);
    }
}
