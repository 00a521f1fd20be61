package health.intake.admin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

    private static final String SEAL = "12:" + "ab".repeat(32);
    private static final String EMPTY_SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private BackupFolder folder;

    @BeforeEach
    void name(@TempDir Path parent) {
        folder = new BackupFolder(parent.resolve("backups/today"));
    }

    private Manifest manifest(Path dump, String version, String... recipients) {
        return new Manifest(
                "2026-11-28T00:00:00Z",
                "1.2.3",
                version,
                SEAL,
                Map.of("profile", 3L),
                List.of(recipients),
                folder.file(dump));
    }

    private Manifest made(String... recipients) {
        Path dump = folder.begin(recipients.length > 0);
        Manifest manifest = manifest(dump, "8", recipients);
        folder.complete(manifest);
        return manifest;
    }

    private void isRefused(String why) {
        assertThatThrownBy(() -> folder.verified())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(why);
    }

    @Test
    void aCompleteBackupIsReadByItsOwnerOnlyAndAsItWasWritten() throws IOException {
        Manifest manifest = made("age1one", "age1other");

        assertThat(folder.verified()).isEqualTo(manifest);
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.path())) {
            assertThat(files.toList())
                    .extracting(file -> file.getFileName() + " " + mode(file))
                    .containsExactlyInAnyOrder("intake.sql.gz.age rw-------", "backup.json rw-------");
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theManifestIsADocumentForPeopleAndProgramsToo() throws IOException {
        made();

        assertThat(folder.path().resolve("backup.json"))
                .hasContent(
                        """
                        {"made_at":"2026-11-28T00:00:00Z","intake_version":"1.2.3","schema_version":"8",\
                        "newest_seal":"%s","rows":{"profile":3},"recipients":[],\
                        "dump":{"name":"intake.sql.gz","bytes":0,"sha256":"%s"}}"""
                                .formatted(SEAL, EMPTY_SHA_256));
        assertThat(folder.verified().text())
                .isEqualTo("Backed up 3 rows of 1 tables in 0 bytes, not encrypted.\nSchema version 8, newest seal "
                        + SEAL);
    }

    @Test
    void aFolderInUseIsLeftAlone() {
        made();
        byte[] before = content("backup.json");

        assertThatThrownBy(() -> folder.begin(true))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("not empty");
        assertThat(content("backup.json")).isEqualTo(before);
        assertThat(folder.path()).isDirectoryNotContaining("glob:**.age");
    }

    private byte[] content(String name) {
        try {
            return Files.readAllBytes(folder.path().resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEmptyFolderMayBeThereAndIsUsedAgainAfterAFailure() throws IOException {
        Files.createDirectories(folder.path());
        folder.abandon(folder.begin(false));
        isRefused("backup.json is missing");

        made();

        assertThat(folder.verified()).isNotNull();
    }

    @Test
    void aBackupWithoutManifestOrDumpIsRefused() throws IOException {
        isRefused("backup.json is missing");
        made();
        Files.delete(folder.path().resolve("intake.sql.gz"));
        isRefused("there is no intake.sql.gz");
    }

    @Test
    void aDumpThatChangedIsRefused() throws IOException {
        made();
        Files.write(folder.path().resolve("intake.sql.gz"), new byte[1], StandardOpenOption.APPEND);

        isRefused("intake.sql.gz is not as it was written");
    }

    @Test
    void anotherManifestIsRefused() throws IOException {
        made();
        Path file = folder.path().resolve("backup.json");
        String text = Files.readString(file);
        for (String other : List.of(
                "",
                "{}",
                text.replace("}}", "},\"more\":1}"),
                text.substring(0, text.length() / 2),
                text.replace("\"rows\":{\"profile\":3}", "\"rows\":null"))) {
            Files.writeString(file, other);
            isRefused("is not the manifest of a backup that this version can restore");
        }
        Files.writeString(file, text.replace("intake.sql.gz", "../intake.sql.gz"));
        isRefused("there is no intake.sql.gz");
    }

    @Test
    void aNewerSchemaIsRefused() {
        Path dump = folder.begin(false);

        manifest(dump, "8").requireSchemaUpTo(8);
        manifest(dump, "7").requireSchemaUpTo(8);
        for (String version : List.of("9", "10", "8.1", "99999999999", "")) {
            assertThatThrownBy(() -> manifest(dump, version).requireSchemaUpTo(8))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("use intake-admin 1.2.3 or newer");
        }
    }
}
