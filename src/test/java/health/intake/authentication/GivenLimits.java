package health.intake.authentication;

import health.intake.id.KeyId;
import health.intake.metrics.Metrics;
import health.intake.proxy.ClientAndHost;
import health.intake.ratelimit.Limit;
import health.intake.ratelimit.RateLimitSettings;
import health.intake.ratelimit.RateLimits;
import health.intake.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rate limits of one node, for clients of one network: two invalid keys and two requests without a key in a minute. */
final class GivenLimits extends AuthenticationLimits {

    static final String NETWORK = "192.0.2.1";

    private static final String SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0cywgb2YgMzIgYnl0ZXM=";

    /** @param ofKey the limit of every key, null for none */
    GivenLimits(@Nullable Limit ofKey) {
        limits = new RateLimits(
                Optional.empty(),
                new Secrets(Optional.of(SECRET), Optional.empty(), Optional.of(SECRET)),
                Clock.fixed(Instant.parse("2026-04-01T09:14:32Z"), ZoneOffset.UTC));
        settings = settings(ofKey);
        clientAndHost = new ClientAndHost() {
            @Override
            public String clientNetwork() {
                return NETWORK;
            }
        };
        metrics = new Metrics();
        invalidKeys = new InvalidKeys();
    }

    private static RateLimitSettings settings(@Nullable Limit ofKey) {
        return new RateLimitSettings() {
            @Override
            public Optional<Limit> key(@Nullable KeyId keyId) {
                return Optional.ofNullable(ofKey);
            }

            @Override
            public Limit failedAuthentication() {
                return new Limit("failed-authentication", 2);
            }

            @Override
            public Limit keyless() {
                return new Limit("keyless", 2);
            }
        };
    }

    /** How many requests were refused for this reason. */
    long refused(Metrics.Refusal reason) {
        String line =
                "intake_authentication_failures_total{reason=\"" + reason.name().toLowerCase(Locale.ROOT) + "\"} ";
        return new String(metrics.text(), StandardCharsets.UTF_8)
                .lines()
                .filter(metric -> metric.startsWith(line))
                .mapToLong(metric -> (long) Double.parseDouble(metric.substring(line.length())))
                .sum();
    }
}
