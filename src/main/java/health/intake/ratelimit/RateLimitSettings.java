package health.intake.ratelimit;

import health.intake.redis.Redis;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the limits when the application starts, which fails if they make no sense. */
@ApplicationScoped
public class RateLimitSettings {

    private static final String KEY = "intake.rate.limit.key";
    private static final String KEYS = "intake.rate.limit.keys";
    private static final String FAILED_AUTHENTICATION = "intake.rate.limit.failed.authentication";
    private static final String REGISTRATION = "intake.rate.limit.registration";

    @Inject
    @ConfigProperty(name = KEY)
    Optional<Integer> requestsOfKey;

    @Inject
    @ConfigProperty(name = KEYS)
    Optional<String> requestsOfKeys;

    @Inject
    @ConfigProperty(name = FAILED_AUTHENTICATION)
    int failedAuthentications;

    @Inject
    @ConfigProperty(name = REGISTRATION)
    int registrations;

    private KeyLimits keys;

    @Inject
    Redis redis;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @PostConstruct
    void check() {
        requireOne(FAILED_AUTHENTICATION, failedAuthentications);
        requireOne(REGISTRATION, registrations);
        requestsOfKey.ifPresent(requests -> requireOne(KEY, requests));
        keys = KeyLimits.parse(requestsOfKey, requestsOfKeys.orElse(""))
                .orElseThrow(() -> unusable(KEYS, "must be pairs like <id of a key>=<requests> or =none, by commas"));
    }

    private static void requireOne(String setting, int requests) {
        if (requests < 1) {
            throw unusable(setting, "must be at least 1");
        }
    }

    private static IllegalStateException unusable(String setting, String need) {
        String variable = setting.replace('.', '_').toUpperCase(Locale.ROOT);
        return new IllegalStateException("Setting %s (environment variable %s) %s".formatted(setting, variable, need));
    }

    /**
     * Of requests with one key, if there is such a limit.
     *
     * @param keyId null for the ADMIN key from the configuration
     */
    public Optional<Limit> key(@Nullable UUID keyId) {
        return keys.of(keyId);
    }

    /** Of keys that are not good, from one client. */
    public Limit failedAuthentication() {
        return new Limit("failed-authentication", failedAuthentications);
    }

    /** Of registrations without a key, by one client in one organization. */
    public Limit registration() {
        return new Limit("registration", registrations);
    }

    // Singleton, as a scope with proxies would ask for a class that can be subclassed.
    @Produces
    @Singleton
    RateLimits limits() {
        return new RateLimits(redis.link(), secrets, clock);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // being called, the bean has been made
    }
}
