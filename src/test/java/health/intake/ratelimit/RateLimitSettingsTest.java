package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.KeyId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateLimitSettingsTest {

    private static RateLimitSettings settings() {
        RateLimitSettings settings = new RateLimitSettings();
        settings.requestsOfKey = "600";
        settings.requestsOfKeys = Optional.empty();
        settings.failedAuthentications = 300;
        settings.registrations = 1;
        return settings;
    }

    @Test
    void limitsAreThoseOfTheSettings() {
        RateLimitSettings settings = settings();

        settings.prepare();

        assertThat(settings.registration()).isEqualTo(new Limit("registration", 1));
        assertThat(settings.failedAuthentication()).isEqualTo(new Limit("failed-authentication", 300));
        assertThat(settings.keyless()).isEqualTo(new Limit("keyless", 300));
        assertThat(settings.key(new KeyId(UUID.randomUUID()))).contains(Limit.ofEachNode("key", 600));
    }
}
