package health.intake.erasure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A key pair of Ed25519 (RFC 8032) that signs receipts, the same for the same seed; safe for threads. */
final class ReceiptKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String HASH = "SHA-256";

    private final KeyPair pair;
    private final OctetKeyPairJsonWebKey jwk;
    private final String id;

    /** @param seed the private key, 32 bytes */
    ReceiptKey(byte[] seed) {
        try {
            pair = pair(seed);
            jwk = (OctetKeyPairJsonWebKey) JsonWebKey.Factory.newJwk(pair.getPublic());
        } catch (GeneralSecurityException | JoseException e) {
            // without the cause, because it may tell of the key
            throw new IllegalStateException("This Java platform has no Ed25519");
        }
        id = jwk.calculateBase64urlEncodedThumbprint(HASH);
    }

    private static KeyPair pair(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair made = generator.generateKeyPair();
        byte[] used = ((EdECPrivateKey) made.getPrivate()).getBytes().orElse(new byte[0]);
        if (!MessageDigest.isEqual(used, seed)) {
            throw new GeneralSecurityException("a generator that does not take the seed for the private key");
        }
        return made;
    }

    /** The document in a compact JWS (RFC 7515, RFC 8037). */
    String sign(byte[] document) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(id);
        jws.setPayload(new String(document, StandardCharsets.UTF_8));
        jws.setKey(pair.getPrivate());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A receipt could not be signed");
        }
    }

    /** The public key, for a JWK set. */
    JwkSetResponse.Key published() {
        Object x = jwk.toParams(OutputControlLevel.PUBLIC_ONLY).get("x");
        return new JwkSetResponse.Key(
                jwk.getKeyType(), ALGORITHM, id, String.valueOf(x), "sig", AlgorithmIdentifiers.EDDSA);
    }

    @Override
    public String toString() {
        return "ReceiptKey[" + id + "]";
    }

    /** Yields a seed that was derived elsewhere. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalArgumentException("the seed of Ed25519 has 32 bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
