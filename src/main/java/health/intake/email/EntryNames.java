package health.intake.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names the entries in Redis: the organization in the clear, the address only as a keyed hash. */
final class EntryNames {

    private static final String ALGORITHM = "HmacSHA256";

    private final Key key;

    EntryNames(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The braces make one cluster slot of an organization, so that a script may touch two of its entries. */
    String name(UUID organizationId, EmailAddress email) {
        return "intake:email:{" + organizationId + "}:" + hash(email.canonical());
    }

    private String hash(String canonical) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
