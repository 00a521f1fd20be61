package health.intake.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final byte[] PLAIN = "4711-Ünïcode".getBytes(UTF_8);
    private static final byte[] CONTEXT = "patient.card 0197".getBytes(UTF_8);
    private static final Parameters AES_256_GCM = PredefinedAeadParameters.AES256_GCM;

    @BeforeAll
    static void registerKinds() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
    }

    @Test
    void valueComesBackInItsContext() {
        FieldCipher cipher = cipher(keys(AES_256_GCM));
        byte[] encrypted = cipher.encrypt(PLAIN, CONTEXT);
        assertThat(cipher.decrypt(encrypted, CONTEXT)).isEqualTo(PLAIN);
        assertThat(encrypted).hasSize(PLAIN.length + 33);
        assertThat(new String(encrypted, UTF_8)).doesNotContain("4711");
    }

    @Test
    void emptyValueComesBackAsWell() {
        FieldCipher cipher = cipher(keys(AES_256_GCM));
        assertThat(cipher.decrypt(cipher.encrypt(new byte[0], CONTEXT), CONTEXT))
                .isEmpty();
    }

    @Test
    void sameValueIsEncryptedDifferentlyEachTime() {
        FieldCipher cipher = cipher(keys(AES_256_GCM));
        assertThat(cipher.encrypt(PLAIN, CONTEXT)).isNotEqualTo(cipher.encrypt(PLAIN, CONTEXT));
    }

    @Test
    void newValuesAreUnderThePrimaryKeyAndOldOnesStillRead() {
        KeysetHandle before = keys(AES_256_GCM);
        KeysetHandle after = withNewPrimary(before);
        byte[] old = cipher(before).encrypt(PLAIN, CONTEXT);
        byte[] fresh = cipher(after).encrypt(PLAIN, CONTEXT);

        assertThat(cipher(after).decrypt(old, CONTEXT)).isEqualTo(PLAIN);
        assertThat(cipher(after).decrypt(fresh, CONTEXT)).isEqualTo(PLAIN);
        assertIsRefused(() -> cipher(before).decrypt(fresh, CONTEXT));
    }

    @Test
    void valueUnderAKeyThatIsNotInTheSetIsRefused() {
        byte[] encrypted = cipher(keys(AES_256_GCM)).encrypt(PLAIN, CONTEXT);
        assertIsRefused(() -> cipher(keys(AES_256_GCM)).decrypt(encrypted, CONTEXT));
    }

    @Test
    void valueOfAnotherContextIsRefused() {
        FieldCipher cipher = cipher(keys(AES_256_GCM));
        byte[] encrypted = cipher.encrypt(PLAIN, CONTEXT);
        assertIsRefused(() -> cipher.decrypt(encrypted, "patient.card 0198".getBytes(UTF_8)));
        assertIsRefused(() -> cipher.decrypt(encrypted, new byte[0]));
    }

    @Test
    void alteredValueIsRefusedWhicheverByteItIs() {
        FieldCipher cipher = cipher(keys(AES_256_GCM));
        byte[] encrypted = cipher.encrypt(PLAIN, CONTEXT);
        assertThat(IntStream.range(0, encrypted.length)).allSatisfy(i -> {
            byte[] altered = encrypted.clone();
            altered[i] ^= 1;
            assertIsRefused(() -> cipher.decrypt(altered, CONTEXT));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4711-Ünïcode, but never encrypted"})
    void unencryptedValueIsRefused(String text) {
        assertIsRefused(() -> cipher(keys(AES_256_GCM)).decrypt(text.getBytes(UTF_8), CONTEXT));
    }

    @ParameterizedTest
    @CsvSource({
        ", is not set",
        "'', is not such a key set",
        "not?base64, is not base 64",
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=, is not such a key set",
        // {} [] null {"key":1} {"primaryKeyId":1,"key":[]}
        "e30=, is not such a key set",
        "W10=, is not such a key set",
        "bnVsbA==, is not such a key set",
        "eyJrZXkiOjF9, is not such a key set",
        "eyJwcmltYXJ5S2V5SWQiOjEsImtleSI6W119, is not such a key set",
        // keys without data, with invalid data, of other types, and texts that are no JSON
        "eyJwcmltYXJ5S2V5SWQiOjEsImtleSI6W3sia2V5RGF0YSI6bnVsbCwic3RhdHVzIjoiRU5BQkxFRCJ9XX0=, is not such a key set",
        "eyJwcmltYXJ5S2V5SWQiOjEsImtleSI6W3sia2V5RGF0YSI6eyJ0eXBlVXJsIjoidHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUuY3J5cHRvLnRpbmsuQWVzR2NtS2V5IiwidmFsdWUiOiI/PyIsImtleU1hdGVyaWFsVHlwZSI6IlNZTU1FVFJJQyJ9LCJzdGF0dXMiOiJFTkFCTEVEIiwia2V5SWQiOjEsIm91dHB1dFByZWZpeFR5cGUiOiJUSU5LIn1dfQ==, is not such a key set",
        "eyJwcmltYXJ5S2V5SWQiOjEsImtleSI6W3sia2V5RGF0YSI6eyJ0eXBlVXJsIjoidHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUuY3J5cHRvLnRpbmsuQWVzR2NtS2V5IiwidmFsdWUiOiJZV0pqIiwia2V5TWF0ZXJpYWxUeXBlIjoiU1lNTUVUUklDIn0sInN0YXR1cyI6IkVOQUJMRUQiLCJrZXlJZCI6MSwib3V0cHV0UHJlZml4VHlwZSI6IlRJTksifV19, is not such a key set",
        "eyJwcmltYXJ5S2V5SWQiOiJ4Iiwia2V5IjpbN119, is not such a key set",
        "eyJwcmltYXJ5S2V5SWQiOjFlOTksImtleSI6W3sia2V5RGF0YSI6eyJ0eXBlVXJsIjo3LCJ2YWx1ZSI6e30sImtleU1hdGVyaWFsVHlwZSI6W119LCJzdGF0dXMiOjF9XX0=, is not such a key set",
        "eyJrZXk=, is not such a key set",
        "W1tb, is not such a key set"
    })
    void unusableSettingIsNamedWithoutItsValue(String value, String fault) {
        assertIsUnusable(() -> new FieldCipher(Optional.ofNullable(value)), fault);
    }

    static Parameters[] otherKinds() {
        return new Parameters[] {
            PredefinedAeadParameters.AES128_GCM,
            PredefinedAeadParameters.AES256_CTR_HMAC_SHA256,
            PredefinedAeadParameters.CHACHA20_POLY1305,
            PredefinedMacParameters.HMAC_SHA256_256BITTAG
        };
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void setWithAnEnabledKeyOfAnotherKindIsUnusable(Parameters kind) {
        assertIsUnusable(() -> cipher(keys(kind)), "is not such a key set");
        assertIsUnusable(() -> cipher(withNewPrimary(keys(kind))), "is not such a key set");
    }

    @Test
    void keyThatIsNotEnabledMayBeOfAnyKind() throws GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(withNewPrimary(keys(PredefinedAeadParameters.AES128_GCM)));
        keys.getAt(0).setStatus(KeyStatus.DISABLED);
        FieldCipher cipher = cipher(keys.build());
        assertThat(cipher.decrypt(cipher.encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void valueUnderADisabledKeyIsRefused() throws GeneralSecurityException {
        KeysetHandle before = keys(AES_256_GCM);
        KeysetHandle.Builder after = KeysetHandle.newBuilder(withNewPrimary(before));
        after.getAt(0).setStatus(KeyStatus.DISABLED);
        byte[] old = cipher(before).encrypt(PLAIN, CONTEXT);
        assertIsRefused(() -> cipher(after.build()).decrypt(old, CONTEXT));
    }

    @Test
    void numbersOfKeysTellWhichEncryptsAndWhichDecrypt() throws GeneralSecurityException {
        KeysetHandle before = keys(AES_256_GCM);
        KeysetHandle after = withNewPrimary(before);
        long old = number(before.getPrimary());
        long fresh = number(after.getPrimary());

        assertThat(cipher(before).primaryKey()).isEqualTo(old);
        assertThat(cipher(after).primaryKey()).isEqualTo(fresh);
        assertThat(cipher(after).hasKey(old)).isTrue();
        assertThat(cipher(after).hasKey(fresh)).isTrue();
        assertThat(cipher(before).hasKey(fresh)).isFalse();

        KeysetHandle.Builder disabled = KeysetHandle.newBuilder(after);
        disabled.getAt(0).setStatus(KeyStatus.DISABLED);
        assertThat(cipher(disabled.build()).hasKey(old)).isFalse();
    }

    @Test
    void numberOfAKeyIsReadWithoutASign() throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(AES_256_GCM)
                        .withFixedId(0xFEDCBA98)
                        .makePrimary())
                .build();

        assertThat(cipher(keys).primaryKey()).isEqualTo(0xFEDCBA98L);
        assertThat(cipher(keys).hasKey(0xFEDCBA98L)).isTrue();
    }

    @Test
    void aTextIsAValueOfTheSettingIfItCanBeUsed() {
        assertThat(FieldCipher.isKeySet(text(keys(AES_256_GCM)))).isTrue();
        assertThat(FieldCipher.isKeySet(text(keys(PredefinedAeadParameters.AES128_GCM))))
                .isFalse();
        assertThat(FieldCipher.isKeySet("not?base64")).isFalse();
    }

    @Test
    void toStringShowsNothing() {
        assertThat(cipher(keys(AES_256_GCM))).hasToString("FieldCipher[masked]");
    }

    private static void assertIsRefused(ThrowingCallable decryption) {
        assertThatThrownBy(decryption)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessage("A value could not be decrypted: altered, moved, or under an unknown key");
    }

    private static void assertIsUnusable(ThrowingCallable reading, String fault) {
        assertThatThrownBy(reading)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessage("Setting intake.field.keys (environment variable INTAKE_FIELD_KEYS) " + fault
                        + ": it needs a Tink key set (JSON) of AES-256-GCM in base 64");
    }

    private static KeysetHandle keys(Parameters kind) {
        try {
            return KeysetHandle.generateNew(kind);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeysetHandle withNewPrimary(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(AES_256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static long number(KeysetHandle.Entry key) {
        return Integer.toUnsignedLong(key.getId());
    }

    private static FieldCipher cipher(KeysetHandle keys) {
        return new FieldCipher(Optional.of(text(keys)));
    }

    private static String text(KeysetHandle keys) {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
