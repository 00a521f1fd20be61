package health.intake.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one key; safe for threads. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key at least one byte */
    public Hmac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The 32 bytes for a message. */
    public byte[] of(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            // Every Java platform has this algorithm, and it takes any key.
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes for a message in UTF-8. */
    public byte[] of(String message) {
        return of(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code tag} is the one for the message, in a time that does not tell how nearly it is. */
    public boolean matches(byte[] message, byte[] tag) {
        return MessageDigest.isEqual(of(message), tag);
    }

    @Override
    public String toString() {
        return "Hmac[masked]";
    }
}
