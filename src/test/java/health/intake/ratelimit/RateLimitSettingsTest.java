package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitSettingsTest {

    private static RateLimitSettings settings() {
        RateLimitSettings settings = new RateLimitSettings();
        settings.requestsOfKey = Optional.of(600);
        settings.requestsOfKeys = Optional.empty();
        settings.failedAuthentications = 300;
        settings.registrations = 1;
        return settings;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void settingBelowOneRefusesTheStart(int none) {
        RateLimitSettings registration = settings();
        registration.registrations = none;
        RateLimitSettings failures = settings();
        failures.failedAuthentications = none;
        RateLimitSettings key = settings();
        key.requestsOfKey = Optional.of(none);

        assertThatIllegalStateException()
                .isThrownBy(registration::check)
                .withMessageContaining("intake.rate.limit.registration")
                .withMessageContaining("INTAKE_RATE_LIMIT_REGISTRATION");
        assertThatIllegalStateException()
                .isThrownBy(failures::check)
                .withMessageContaining("INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION");
        assertThatIllegalStateException().isThrownBy(key::check).withMessageContaining("INTAKE_RATE_LIMIT_KEY)");
    }

    @Test
    void limitsOfKeysThatCannotBeReadRefuseTheStart() {
        RateLimitSettings settings = settings();
        settings.requestsOfKeys = Optional.of("all=5");

        assertThatIllegalStateException().isThrownBy(settings::check).withMessageContaining("INTAKE_RATE_LIMIT_KEYS");
    }

    @Test
    void limitsAreThoseOfTheSettings() {
        RateLimitSettings settings = settings();

        settings.check();

        assertThat(settings.registration()).isEqualTo(new Limit("registration", 1));
        assertThat(settings.failedAuthentication()).isEqualTo(new Limit("failed-authentication", 300));
        assertThat(settings.key(UUID.randomUUID())).contains(new Limit("key", 600));
    }
}
