package health.intake.secret;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The peppers and the secret of the deployment, and everything derived from them. {@link SecretSettings} makes it
 * injectable.
 */
public final class Secrets {

    static final String KEY_PEPPER = "intake.key.pepper";
    static final String OTHER_KEY_PEPPER = "intake.key.pepper.other";
    static final String SECRET = "intake.secret";
    static final String OTHER_SECRETS = "intake.secret.other";

    private static final int MIN_BYTES = 32;
    private static final int NAME_BYTES = 4;
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final Hmac pepper;
    private final Optional<Hmac> otherPepper;
    /** All given secrets; the first is intake.secret. */
    private final List<Hmac> secrets;

    /** The secrets of a deployment in which no secret replaces another. */
    public Secrets(Optional<String> keyPepper, Optional<String> otherKeyPepper, Optional<String> secret) {
        this(keyPepper, otherKeyPepper, secret, Optional.empty());
    }

    /**
     * @param keyPepper value of the setting intake.key.pepper
     * @param otherKeyPepper value of the setting intake.key.pepper.other, which may be empty
     * @param secret value of the setting intake.secret
     * @param otherSecrets value of the setting intake.secret.other, which may be empty
     * @throws IllegalStateException naming a setting that is missing, not base 64 or shorter than 32 bytes
     */
    public Secrets(
            Optional<String> keyPepper,
            Optional<String> otherKeyPepper,
            Optional<String> secret,
            Optional<String> otherSecrets) {
        this.pepper = new Hmac(bytes(KEY_PEPPER, keyPepper));
        this.otherPepper = otherKeyPepper.map(other -> new Hmac(bytes(OTHER_KEY_PEPPER, otherKeyPepper)));
        this.secrets = Stream.concat(Stream.of(bytes(SECRET, secret)), each(otherSecrets))
                .map(Hmac::new)
                .toList();
    }

    /** Whether a text is valid for a setting of one secret: 32 bytes or more in base 64. */
    public static boolean isSecret(String text) {
        try {
            return bytes(SECRET, Optional.of(text)).length >= MIN_BYTES;
        } catch (IllegalStateException unusable) {
            return false;
        }
    }

    /** Whether a text is a list of such values, separated by commas. */
    public static boolean areSecrets(String text) {
        return Arrays.stream(SEPARATOR.split(text, -1)).allMatch(Secrets::isSecret);
    }

    /** The hash under which an API key is stored and found: HMAC-SHA-256 of its text, keyed with the pepper; 32 bytes. */
    public byte[] keyHash(String key) {
        return pepper.of(key);
    }

    /** The hash under which the key may still, or already, be stored while one pepper replaces another; 32 bytes. */
    public Optional<byte[]> otherKeyHash(String key) {
        return otherPepper.map(hmac -> hmac.of(key));
    }

    /** A key of 32 bytes for one purpose only: HMAC-SHA-256 of the words of the purpose, keyed with intake.secret. */
    public byte[] subkey(Purpose purpose) {
        return subkey(secrets.get(0), purpose);
    }

    /** The same under each given secret, intake.secret first. */
    public List<byte[]> subkeys(Purpose purpose) {
        return secrets.stream().map(given -> subkey(given, purpose)).toList();
    }

    /** HMAC-SHA-256 under the {@link #subkey} of a purpose. */
    public Hmac hmac(Purpose purpose) {
        return new Hmac(subkey(purpose));
    }

    /**
     * The same under each given secret, intake.secret first, by the name of the secret: 8 hexadecimal digits that
     * distinguish it and reveal nothing else.
     */
    public Map<String, Hmac> hmacs(Purpose purpose) {
        Map<String, Hmac> hmacs = new LinkedHashMap<>();
        secrets.forEach(secret -> hmacs.putIfAbsent(
                HexFormat.of().formatHex(subkey(secret, Purpose.NAME), 0, NAME_BYTES),
                new Hmac(subkey(secret, purpose))));
        return hmacs;
    }

    @Override
    public String toString() {
        return "Secrets[masked]";
    }

    private static byte[] subkey(Hmac secret, Purpose purpose) {
        return secret.of(purpose.words());
    }

    private static Stream<byte[]> each(Optional<String> otherSecrets) {
        return otherSecrets.stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(other -> bytes(OTHER_SECRETS, Optional.of(other)));
    }

    private static byte[] bytes(String setting, Optional<String> value) {
        SecretValue secret = new SecretValue(setting, value, "at least %d bytes".formatted(MIN_BYTES));
        if (secret.bytes().length < MIN_BYTES) {
            throw secret.unusable("is too short");
        }
        return secret.bytes();
    }
}
