package health.intake.admin.secret;

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
import java.util.function.Consumer;

/** A set of keys that encrypt fields, in the form of INTAKE_FIELD_KEYS. */
public final class FieldKeys {

    private final KeysetHandle keys;

    private FieldKeys(KeysetHandle keys) {
        this.keys = keys;
    }

    /** A set of one key. */
    public static FieldKeys generate() {
        return changed(keys -> keys.addEntry(newKey().makePrimary()), KeysetHandle.newBuilder());
    }

    /** @throws IllegalStateException for every text with which the server does not start either */
    static FieldKeys parse(Optional<String> text) {
        new FieldCipher(text);
        String json = new String(Base64.getDecoder().decode(text.orElseThrow()), StandardCharsets.UTF_8);
        try {
            return new FieldKeys(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The server reads this set, so it can be read", e);
        }
    }

    /** The same keys and a new one, under which nothing is encrypted yet. */
    public FieldKeys plusKey() {
        return changed(all -> all.addEntry(newKey()), KeysetHandle.newBuilder(keys));
    }

    /** The same keys; the newest encrypts from now on. */
    public FieldKeys withNewestAsPrimary() {
        return changed(all -> all.getAt(all.size() - 1).makePrimary(), KeysetHandle.newBuilder(keys));
    }

    /** Only the key that encrypts: values under other keys are lost. */
    public FieldKeys withPrimaryAlone() {
        return changed(FieldKeys::dropOthers, KeysetHandle.newBuilder(keys));
    }

    private static void dropOthers(KeysetHandle.Builder all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.getAt(i).isPrimary()) {
                all.deleteAt(i);
            }
        }
    }

    /** In one line. */
    public String text() {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keys of this kind can be written", e);
        }
    }

    String setting() {
        return "INTAKE_FIELD_KEYS=" + text();
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    private static FieldKeys changed(Consumer<KeysetHandle.Builder> change, KeysetHandle.Builder keys) {
        try {
            AeadConfig.register();
            change.accept(keys);
            return new FieldKeys(keys.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }
}
