package health.intake.secret;

import java.util.HexFormat;
import java.util.Optional;

/** The peppers and the secret of the deployment, and all that is made from them. {@link SecretSettings} makes it injectable. */
public final class Secrets {

    static final String KEY_PEPPER = "intake.key.pepper";
    static final String OTHER_KEY_PEPPER = "intake.key.pepper.other";
    static final String SECRET = "intake.secret";

    private static final int MIN_BYTES = 32;
    private static final int NAME_BYTES = 4;

    private final Hmac pepper;
    private final Optional<Hmac> otherPepper;
    private final Hmac secret;

    /**
     * @param keyPepper value of the setting intake.key.pepper
     * @param otherKeyPepper value of the setting intake.key.pepper.other, which may be empty
     * @param secret value of the setting intake.secret
     * @throws IllegalStateException naming the setting that is missing, not base 64 or shorter than 32 bytes
     */
    public Secrets(Optional<String> keyPepper, Optional<String> otherKeyPepper, Optional<String> secret) {
        this.pepper = new Hmac(bytes(KEY_PEPPER, keyPepper));
        this.otherPepper = otherKeyPepper.map(other -> new Hmac(bytes(OTHER_KEY_PEPPER, otherKeyPepper)));
        this.secret = new Hmac(bytes(SECRET, secret));
    }

    /** Whether a text is a value of these settings: 32 bytes or more in base 64. */
    public static boolean isSecret(String text) {
        try {
            return bytes(SECRET, Optional.of(text)).length >= MIN_BYTES;
        } catch (IllegalStateException unusable) {
            return false;
        }
    }

    /** Under which an API key is stored and found: HMAC-SHA-256 of its text, keyed with the pepper; 32 bytes. */
    public byte[] keyHash(KeySecret key) {
        return pepper.of(key.text());
    }

    /** Under which it may still, or already, be stored while one pepper takes the place of another; 32 bytes. */
    public Optional<byte[]> otherKeyHash(KeySecret key) {
        return otherPepper.map(hmac -> hmac.of(key.text()));
    }

    /**
     * A key of 32 bytes for one purpose alone: HMAC-SHA-256 of the purpose, keyed with intake.secret.
     *
     * @param purpose the same words for ever: what was made with the key is lost when they change
     */
    public byte[] subkey(String purpose) {
        return secret.of(purpose);
    }

    /** HMAC-SHA-256 under the {@link #subkey} of a purpose. */
    public Hmac hmac(String purpose) {
        return new Hmac(subkey(purpose));
    }

    /** Tells intake.secret from others without telling anything of it; 8 hexadecimal digits. */
    public String name() {
        return HexFormat.of().formatHex(subkey("name"), 0, NAME_BYTES);
    }

    @Override
    public String toString() {
        return "Secrets[masked]";
    }

    private static byte[] bytes(String setting, Optional<String> value) {
        SecretValue secret = new SecretValue(setting, value, "at least %d bytes".formatted(MIN_BYTES));
        if (secret.bytes().length < MIN_BYTES) {
            throw secret.unusable("is too short");
        }
        return secret.bytes();
    }
}
