package health.intake.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.secret.FieldCipher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    @TempDir
    Path folder;

    @Test
    void secretsAreKept() {
        assertThat(LocalSecrets.of(folder)).isEqualTo(LocalSecrets.of(folder));
    }

    @Test
    void fileOfAnOlderReleaseKeepsItsSecretsAndGetsFieldKeys() throws IOException {
        LocalSecrets before = LocalSecrets.of(folder);
        Path file = folder.resolve("secrets");
        Files.writeString(file, Files.readString(file).replaceAll("FIELD_KEYS=.*\n", ""));

        LocalSecrets after = LocalSecrets.of(folder);
        assertThat(after).usingRecursiveComparison().ignoringFields("fieldKeys").isEqualTo(before);
        assertThat(after.fieldKeys()).isNotEqualTo(before.fieldKeys());
        assertThat(LocalSecrets.of(folder)).isEqualTo(after);
    }

    @Test
    void fieldKeysAreSomethingToEncryptWithBeforeAndAfterOneIsAdded() {
        byte[] value = {4, 7, 1, 1};
        byte[] context = {1};
        String first = LocalSecrets.of(folder).fieldKeys();
        String second = FieldKeys.parse(Optional.of(first)).plusKey().text();
        FieldCipher before = new FieldCipher(Optional.of(first));
        FieldCipher after = new FieldCipher(Optional.of(second));

        assertThat(after.decrypt(before.encrypt(value, context), context)).isEqualTo(value);
        byte[] fresh = after.encrypt(value, context);
        assertThat(after.decrypt(fresh, context)).isEqualTo(value);
        assertThatThrownBy(() -> before.decrypt(fresh, context)).isInstanceOf(IllegalStateException.class);
    }
}
