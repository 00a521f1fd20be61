package health.intake.blackbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that these tests run, in the folder of the project. */
final class Program {

    private Program() {}

    /** Skips the test where the program is not installed. */
    static void assumeInstalled(String... command) throws InterruptedException {
        boolean runs;
        try {
            runs = start(command).waitFor() == 0;
        } catch (IOException e) {
            runs = false;
        }
        assumeTrue(runs, "Not tested, as this does not run: " + String.join(" ", command));
    }

    /** What a program of src/test/clients writes on the service under test, in an organization of its own. */
    static String flow(String... program) throws Exception {
        Installation installation = Installation.shared();
        String[] arguments = {installation.baseUrl() + "/api", installation.adminKey(), Unique.slug("generated")};
        return run(Stream.of(program, arguments).flatMap(Stream::of).toArray(String[]::new));
    }

    /** What it writes; the test fails if it ends with another exit code than 0. */
    static String run(String... command) throws Exception {
        Process process = start(command);
        try (InputStream out = process.getInputStream()) {
            String written = new String(out.readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(written).isZero();
            return written;
        }
    }

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PYTHONPATH", "target/clients/python",
                        "PYTHONIOENCODING", "utf-8",
                        "PYTHONDONTWRITEBYTECODE", "1"));
        return builder.start();
    }
}
