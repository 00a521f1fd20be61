package health.intake.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one key; safe for threads. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    /** Copied for each message: looking up the algorithm and loading the key cost more than a short message. */
    private final Mac keyed;

    /** @param key at least one byte */
    public Hmac(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            // Every Java platform has this algorithm, and it takes any key.
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes of the HMAC of a message. */
    public byte[] of(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes for a message in UTF-8. */
    public byte[] of(String message) {
        return of(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code tag} is the HMAC of the message, in a time that does not depend on how much of it matches. */
    public boolean matches(byte[] message, byte[] tag) {
        return MessageDigest.isEqual(of(message), tag);
    }

    @Override
    public String toString() {
        return "Hmac[masked]";
    }
}
