package health.intake.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encrypts values for the database: AES-256-GCM by Tink under the primary key of the setting's key set. Values under other
 * enabled keys of the set can still be read. Safe for threads.
 */
public final class FieldCipher {

    static final String FIELD_KEYS = "intake.field.keys";

    private static final int KEY_BYTES = 32;

    private final KeysetHandle keys;
    private final Aead aead;

    /**
     * @param keys value of the setting intake.field.keys: a Tink key set in JSON, in base 64
     * @throws IllegalStateException naming the setting, if it is missing or no set of AES-256-GCM keys
     */
    public FieldCipher(Optional<String> keys) {
        SecretValue value = new SecretValue(FIELD_KEYS, keys, "a Tink key set (JSON) of AES-256-GCM");
        try {
            AeadConfig.register();
            this.keys = parse(value.bytes());
            this.aead = this.keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | RuntimeException e) {
            // without the cause, because it may quote the value
            throw value.unusable("is not such a key set");
        }
    }

    /** Whether a text is a value of the setting intake.field.keys. */
    public static boolean isKeySet(String text) {
        try {
            return new FieldCipher(Optional.of(text)).aead != null;
        } catch (IllegalStateException unusable) {
            return false;
        }
    }

    /**
     * A nonce, the value and its tag, with the number of the key in front: 33 bytes longer than the value.
     *
     * @param context the place of the value, such as its column and row; not stored, but needed for decryption
     */
    public byte[] encrypt(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be encrypted");
        }
    }

    /**
     * The value that was passed to {@link #encrypt}.
     *
     * @throws IllegalStateException if the value was encrypted under a key that is not in the set or for another context, or
     *     has been altered; the exception does not tell which
     */
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        try {
            return aead.decrypt(encrypted, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be decrypted: altered, moved, or under an unknown key");
        }
    }

    /** The number of the key that encrypts. */
    public long primaryKey() {
        return Integer.toUnsignedLong(keys.getPrimary().getId());
    }

    /** Whether values under the key with this number can be decrypted. */
    public boolean hasKey(long number) {
        return entries(keys)
                .anyMatch(entry ->
                        Integer.toUnsignedLong(entry.getId()) == number && entry.getStatus() == KeyStatus.ENABLED);
    }

    @Override
    public String toString() {
        return "FieldCipher[masked]";
    }

    private static KeysetHandle parse(byte[] json) throws GeneralSecurityException {
        KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(
                new String(json, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
        if (!entries(keys).allMatch(FieldCipher::isAllowed)) {
            throw new GeneralSecurityException("An enabled key is of another kind");
        }
        return keys;
    }

    private static Stream<KeysetHandle.Entry> entries(KeysetHandle keys) {
        return IntStream.range(0, keys.size()).mapToObj(keys::getAt);
    }

    private static boolean isAllowed(KeysetHandle.Entry entry) {
        return entry.getStatus() != KeyStatus.ENABLED
                || (entry.getKey().getParameters() instanceof AesGcmParameters parameters
                        && parameters.getKeySizeBytes() == KEY_BYTES);
    }
}
