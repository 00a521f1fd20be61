package health.intake.admin.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProgramTest {

    private static ChildProgram shell(String script) {
        return ChildProgram.start(List.of("/bin/sh", "-c", script), Redirect.PIPE, Redirect.PIPE);
    }

    @Test
    void itsOutputIsReadUntilItEnds() throws IOException {
        try (ChildProgram program = shell("cat; echo ' end'")) {
            try (OutputStream input = program.input()) {
                input.write("begin".getBytes(UTF_8));
            }
            assertThat(new String(program.output().readAllBytes(), UTF_8)).isEqualTo("begin end\n");
            program.await();
        }
    }

    @Test
    void aFailureHasItsMessagesOnOneLine() {
        try (ChildProgram program = shell("echo 'one\n two\033[1m' >&2; exit 3")) {
            assertThatThrownBy(program::await)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("/bin/sh failed with exit code 3: one | two?[1m");
        }
    }

    @Test
    void anEarlyEndIsToldWithTheProgramsReason() {
        try (ChildProgram program = shell("echo 'no such recipient' >&2; exit 1")) {
            assertThat(program.broken(new IOException("Broken pipe")))
                    .hasMessage("/bin/sh ended early with exit code 1: no such recipient");
        }
    }

    @Test
    void aProgramThatIsMissingIsNamed() {
        assertThatThrownBy(() -> ChildProgram.start(List.of("no-such-program"), Redirect.PIPE, Redirect.PIPE))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("no-such-program cannot be run: install it, or have it on the PATH");
    }
}
