package health.intake.redis;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only link to Redis, if one is configured. */
@ApplicationScoped
public class Redis {

    private static final Duration TIMEOUT = Duration.ofMillis(50);

    @Inject
    @ConfigProperty(name = "intake.redis.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "intake.redis.ca")
    Optional<String> certificates;

    @Inject
    @ConfigProperty(name = "intake.redis.sentinel.password")
    Optional<String> sentinelPassword;

    private Optional<RedisLink> link = Optional.empty();

    @PostConstruct
    void connect() {
        link = url.map(configured ->
                RedisLink.to(RedisServer.of(configured, certificates).withSentinelPassword(sentinelPassword), TIMEOUT));
    }

    /** Empty if no Redis is configured; the link stays the same whether Redis answers or not. */
    public Optional<RedisLink> link() {
        return link;
    }

    // connects before the first request
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // receiving the event creates the bean
    }

    @PreDestroy
    void close() {
        link.ifPresent(RedisLink::close);
    }
}
