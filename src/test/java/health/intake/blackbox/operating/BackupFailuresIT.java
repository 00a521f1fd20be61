package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.OperatorProgram.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's handbook: a backup that fails is none, and its password is in no list of processes. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupFailuresIT {

    private final BackedUpService service = new BackedUpService();

    @TempDir
    Path folder;

    @AfterAll
    void end() {
        service.close();
    }

    @Test
    void thePasswordIsInAFileOfTheOwnerThatIsGoneAfterwards() throws IOException {
        Path seen = folder.resolve("seen");
        Path script = Script.in(
                folder,
                "echo \"$@\" > " + seen + "; f=${1#--defaults-file=}; stat -c %a \"$f\" >> " + seen + "; exit 7");

        Run run = service.program()
                .run("backup", folder.resolve("seen-by").toString(), "--mariadb-dump", script.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("failed with exit code 7");
        List<String> lines = Files.readAllLines(seen);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("--single-transaction").doesNotContain(BackedUpService.PASSWORD);
        assertThat(lines.get(1)).isEqualTo("600");
        assertThat(Path.of(lines.get(0).replaceAll("^--defaults-file=(\\S+) .*", "$1")))
                .doesNotExist();
    }

    @Test
    void aBackupThatFailsHalfWayIsNone() throws IOException {
        Path backup = folder.resolve("half");
        Path script =
                Script.in(folder, "mariadb-dump \"$@\" 2>/dev/null | head -c 3000; echo 'Lost connection' >&2; exit 3");

        Run run = service.program().run("backup", backup.toString(), "--mariadb-dump", script.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("failed with exit code 3: Lost connection");
        assertThat(backup).isEmptyDirectory();
        try (SplitDatabase target = new SplitDatabase();
                DatabaseRows rows = new DatabaseRows(target.name())) {
            Run restored = target.program().run("restore", backup.toString());
            assertThat(restored.code()).isEqualTo(1);
            assertThat(restored.err()).contains("There is no complete backup in ");
            assertThat(rows.tables()).isEmpty();
        }
        assertThat(service.program()
                        .run("backup", backup.toString(), "--mariadb-dump", "none-such")
                        .err())
                .contains("none-such cannot be run: install it");
    }
}
