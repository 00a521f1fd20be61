package health.intake.blackbox.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.launcher.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that reads files of server-config/, where it is installed; a test that needs it is skipped elsewhere. */
enum Tool {
    PROMTOOL("promtool", "prometheus"),
    SYSTEMD_ANALYZE("systemd-analyze", "systemd"),
    HAPROXY("haproxy", "haproxy"),
    NGINX("nginx", "nginx"),
    OPENSSL("openssl", "openssl");

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Skips the test where it is not installed. */
    String path() {
        Path found = Programs.find(program).orElse(null);
        assumeTrue(found != null, "not checked: there is no " + program + " (package " + debianPackage + ")");
        return String.valueOf(found);
    }

    /** What it prints; the test fails if it ends with another exit code than 0. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(path()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor())
                    .as("exit code of %s: %s", command, output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
