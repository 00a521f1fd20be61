package health.intake.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
