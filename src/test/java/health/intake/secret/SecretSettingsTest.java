package health.intake.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretSettingsTest {

    private static final Optional<String> PEPPER = secret("p");
    private static final Optional<String> OTHER_PEPPER = secret("q");
    private static final Optional<String> SECRET = secret("s");
    private static final Optional<String> OTHER_SECRETS = secret("t");

    private final SecretSettings settings = new SecretSettings();

    private static Optional<String> secret(String letter) {
        return Optional.of(Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(UTF_8)));
    }

    @Test
    void eachSettingIsReadForItsUse() {
        settings.keyPepper = PEPPER;
        settings.otherKeyPepper = OTHER_PEPPER;
        settings.secret = SECRET;
        settings.otherSecrets = OTHER_SECRETS;

        Secrets secrets = settings.secrets();

        assertThat(secrets.keyHash("key")).isEqualTo(hmac(PEPPER).of("key"));
        assertThat(secrets.otherKeyHash("key")).contains(hmac(OTHER_PEPPER).of("key"));
        assertThat(secrets.subkey(Purpose.LIST_CURSOR)).isEqualTo(hmac(SECRET).of("list cursor"));
        assertThat(secrets.hmacs(Purpose.AUDIT_SEAL)).hasSize(2);
    }

    @Test
    void keysOfFieldsAreReadFromTheirSetting() throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        settings.fieldKeys = Optional.of(Base64.getEncoder().encodeToString(json.getBytes(UTF_8)));

        assertThat(settings.fieldCipher().primaryKey())
                .isEqualTo(Integer.toUnsignedLong(keys.getPrimary().getId()));
    }

    private static Hmac hmac(Optional<String> secret) {
        return new Hmac(Base64.getDecoder().decode(secret.orElseThrow()));
    }
}
