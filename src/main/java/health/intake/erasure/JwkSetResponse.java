package health.intake.erasure;

import java.util.List;

/** The keys that verify receipts, as a JWK set (RFC 7517). */
public record JwkSetResponse(List<Key> keys) {

    /**
     * A public key of Ed25519 (RFC 8037).
     *
     * @param kid its thumbprint (RFC 7638)
     */
    public record Key(String kty, String crv, String kid, String x, String use, String alg) {}
}
