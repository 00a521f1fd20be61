package health.intake.devserver;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import health.intake.secret.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** A set of keys under which fields are encrypted, as INTAKE_FIELD_KEYS wants it. */
final class FieldKeys {

    private final KeysetHandle keys;

    private FieldKeys(KeysetHandle keys) {
        this.keys = keys;
    }

    /** A set of one key. */
    static FieldKeys generate() {
        return plusKey(KeysetHandle.newBuilder());
    }

    /** @throws IllegalStateException as the server does, which starts with no other text */
    static FieldKeys parse(Optional<String> text) {
        FieldCipher unused = new FieldCipher(text);
        String json = new String(Base64.getDecoder().decode(text.orElseThrow()), StandardCharsets.UTF_8);
        try {
            return new FieldKeys(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The server reads this set, so it can be read", e);
        }
    }

    /** The same keys and a new one, which is the primary. */
    FieldKeys plusKey() {
        return plusKey(KeysetHandle.newBuilder(keys));
    }

    /** In one line. */
    String text() {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keys of this kind can be written", e);
        }
    }

    private static FieldKeys plusKey(KeysetHandle.Builder keys) {
        try {
            AeadConfig.register();
            return new FieldKeys(
                    keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                    .withRandomId()
                                    .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }
}
