package health.intake.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedSealsTest {

    private static final String ONE = "1:" + "0".repeat(64);
    private static final String OTHER = "9000000000:" + "ab".repeat(32);

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text);
    }

    @Test
    void thoseOfALogAreFoundAmongOtherLinesEachOnce() throws IOException {
        Path log = file(
                """
                {"timestamp":"2026-04-01T09:14:32Z","level":"INFO","message":"Audit seal %s"}
                {"timestamp":"2026-04-01T09:14:33Z","level":"INFO","message":"The schema is at version 7"}
                Audit seal %s
                Audit seal %s
                """
                        .formatted(ONE, OTHER, ONE));

        assertThat(NotedSeals.of(log)).containsExactly(ONE, OTHER);
        assertThat(NotedSeals.of(log, OTHER)).containsExactly(OTHER, ONE);
    }

    @Test
    void oneMayBeGivenByHand() {
        assertThat(NotedSeals.of(ONE)).containsExactly(ONE);
        assertThat(NotedSeals.of()).isEmpty();
    }

    @Test
    void argumentsWithoutASealAreRefused() throws IOException {
        Path empty = file("Audit seal 1:" + "0".repeat(63) + "\n");

        assertThatThrownBy(() -> NotedSeals.of(empty)).hasMessageContaining("There is no seal in");
        assertThatThrownBy(() -> NotedSeals.of(folder.resolve("none"))).isInstanceOf(CommandFailure.class);
        assertThatThrownBy(() -> NotedSeals.of("--agianst")).hasMessageContaining("Not a seal: --agianst");
    }
}
