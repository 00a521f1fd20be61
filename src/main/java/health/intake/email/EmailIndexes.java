package health.intake.email;

import health.intake.redis.Redis;
import health.intake.redis.RedisLink;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the e-mail index according to the settings: in Redis if there is one. */
@ApplicationScoped
public class EmailIndexes {

    @Inject
    Redis redis;

    @Inject
    @ConfigProperty(name = "intake.email.index.days")
    int days;

    @Inject
    Secrets secrets;

    @Produces
    @ApplicationScoped
    public EmailIndex index() {
        return redis.link().<EmailIndex>map(this::inRedis).orElseGet(InMemoryEmailIndex::new);
    }

    private EmailIndex inRedis(RedisLink link) {
        return new RedisEmailIndex(link, secrets.subkey(Purpose.EMAIL_INDEX), Duration.ofDays(days));
    }
}
