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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the limits when the application starts, which fails if they make no sense. */
@ApplicationScoped
public class RateLimitSettings {

    private static final String REGISTRATION = "intake.rate.limit.registration";

    @Inject
    @ConfigProperty(name = REGISTRATION)
    int registrations;

    @Inject
    Redis redis;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @PostConstruct
    void check() {
        if (registrations < 1) {
            throw new IllegalStateException(
                    "Setting %s (environment variable INTAKE_RATE_LIMIT_REGISTRATION) must be at least 1"
                            .formatted(REGISTRATION));
        }
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
