package health.intake.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading of logs by scripts/admin restored, before it asks the database. */
class KeyLogsTest {

    private static final UUID KEY = UUID.fromString("0190163d-8694-7000-8000-000000000001");
    private static final String SEAL = "1:" + "0".repeat(64);

    @TempDir
    Path folder;

    private Path log(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void revocationsAndRotationsOfAllLogsAreFoundAmongOtherLines() throws IOException {
        Path one = log(
                "one", "{\"message\":\"API key " + KEY + " was revoked at 2026-04-01T09:14:32Z\"}\nAudit seal " + SEAL);
        Path other = log(
                "other",
                "Audit seal " + SEAL + "\nAPI key " + KEY + " was rotated at 2026-04-01T09:14:32.5Z:"
                        + " its earlier secrets end at 2026-04-02T09:14:32Z\nThe schema is at version 7\n");

        KeyLogs logs = KeyLogs.read(one, other);

        assertThat(logs.seals()).containsExactly(SEAL);
        assertThat(logs.ended())
                .containsExactly(
                        new EndedKey(KEY, Instant.parse("2026-04-01T09:14:32Z"), null),
                        new EndedKey(
                                KEY, Instant.parse("2026-04-01T09:14:32.5Z"), Instant.parse("2026-04-02T09:14:32Z")));
    }

    @Test
    void aFileWithoutASealIsNoLog() throws IOException {
        Path log = log("log", "API key " + KEY + " was revoked at 2026-04-01T09:14:32Z\n");

        assertThatThrownBy(() -> KeyLogs.read(log))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Nothing was done: there is no seal in " + log);
    }

    @Test
    void aTimeThatIsNoneStopsAll() throws IOException {
        Path log = log("log", "Audit seal " + SEAL + "\nAPI key " + KEY + " was revoked at 2026-99-01T09:14:32Z\n");

        assertThatThrownBy(() -> KeyLogs.read(log))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Nothing was done: this is not a line of Intake: API key " + KEY);
    }
}
