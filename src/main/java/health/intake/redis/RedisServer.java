package health.intake.redis;

import java.util.Optional;

/**
 * Where Redis is, and who may vouch for it.
 *
 * @param trusted empty: those that the JVM trusts
 * @param sentinelPassword of the sentinels' default user; empty: they take user and password of the address, if they ask at all
 */
public record RedisServer(
        RedisAddress address, Optional<TrustedCertificates> trusted, Optional<String> sentinelPassword) {

    /**
     * @param url value of the setting intake.redis.url
     * @param certificates value of the setting intake.redis.ca
     * @throws IllegalArgumentException if one is invalid, without repeating it
     */
    static RedisServer of(String url, Optional<String> certificates) {
        return new RedisServer(
                RedisAddress.parse(url),
                certificates.map(pem -> TrustedCertificates.parse(pem)
                        .orElseThrow(() -> new IllegalArgumentException("The certificates for Redis are not PEM"))),
                Optional.empty());
    }

    /** @param password value of the setting intake.redis.sentinel.password */
    RedisServer withSentinelPassword(Optional<String> password) {
        return new RedisServer(address, trusted, password);
    }

    /** Who signs in to the sentinels, if they ask; empty for their default user. */
    public Optional<String> sentinelUser() {
        return sentinelPassword.isPresent() ? Optional.empty() : address.user();
    }

    /** The password of {@link #sentinelUser()}. */
    public Optional<String> passwordForSentinels() {
        return sentinelPassword.or(address::password);
    }
}
