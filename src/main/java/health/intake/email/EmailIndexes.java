package health.intake.email;

import health.intake.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the e-mail index that the settings ask for: in Redis if there is one. */
@ApplicationScoped
public class EmailIndexes {

    private static final Duration TIMEOUT = Duration.ofMillis(50);

    @Inject
    @ConfigProperty(name = "intake.redis.url")
    Optional<String> redisUrl;

    @Inject
    @ConfigProperty(name = "intake.email.index.days")
    int days;

    @Inject
    Secrets secrets;

    @Produces
    @ApplicationScoped
    public EmailIndex index() {
        return redisUrl.<EmailIndex>map(this::inRedis).orElseGet(InMemoryEmailIndex::new);
    }

    private EmailIndex inRedis(String url) {
        return new RedisEmailIndex(
                RedisAddress.parse(url), secrets.subkey("email-index"), Duration.ofDays(days), TIMEOUT);
    }

    // connects before the first request, and refuses a bad URL at the start
    void start(@Observes @Initialized(ApplicationScoped.class) Object event, EmailIndex index) {
        index.status();
    }

    void close(@Disposes EmailIndex index) {
        index.close();
    }
}
