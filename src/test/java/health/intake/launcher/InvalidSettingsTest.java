package health.intake.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidSettingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"message", "LogMessage"})
    void reportIsReadFromTheLogOfEachServer(String field) throws IOException {
        Path log = log(
                "{\"level\":\"ERROR\",\"" + field
                        + "\":\"Intake does not start; its settings are invalid:\\n  INTAKE_SECRET: not \\\"base 64\\\"\",\"x\":1}\n");

        assertThat(InvalidSettings.reportedIn(log))
                .hasValue(
                        """
                        Intake does not start; its settings are invalid:
                          INTAKE_SECRET: not "base 64\"""");
    }

    @Test
    void anotherFailureIsNoReport() throws IOException {
        assertThat(InvalidSettings.reportedIn(log("{\"message\":\"Failed\"}\n")))
                .isEmpty();
        assertThat(InvalidSettings.reportedIn(folder.resolve("missing"))).isEmpty();
    }

    private Path log(String lines) throws IOException {
        return Files.writeString(folder.resolve("server.log"), lines);
    }
}
