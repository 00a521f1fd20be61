package health.intake.redis;

import java.util.Optional;

/**
 * Where Redis is, and who may vouch for it.
 *
 * @param trusted empty: those that the JVM trusts
 */
record RedisServer(RedisAddress address, Optional<TrustedCertificates> trusted) {

    /**
     * @param url value of the setting intake.redis.url
     * @param certificates value of the setting intake.redis.ca
     * @throws IllegalArgumentException if one is invalid, without repeating it
     */
    static RedisServer of(String url, Optional<String> certificates) {
        return new RedisServer(RedisAddress.parse(url), certificates.map(pem -> TrustedCertificates.parse(pem)
                .orElseThrow(() -> new IllegalArgumentException("The certificates for Redis are not PEM"))));
    }
}
