package health.intake.blackbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients as {@code scripts/clients} makes them, each driven by a program in src/test/clients. */
@Tag("long")
class GeneratedClientsIT {

    @Test
    void clientInJavaDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        run("scripts/clients", "java");

        String told = flow(
                "java",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                "target/clients/java/classes:target/clients/lib/*",
                "src/test/clients/Flow.java");

        assertThat(told)
                .isEqualTo(
                        """
                        key: true, active, null
                        who am I: Acme Clinics
                        create: 2, 168, null, true
                        look up: 1
                        patch: null, 66.5, 168, maria@example.com
                        patient: A123456789 null other {source=portal}
                        pages: [Zoë, Maria]
                        refused: 400, validation_failed, 2
                        revoke: revoked
                        """);
    }

    @Test
    void clientInPythonDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        assumeInstalled("python3", "-c", "import pydantic, urllib3, dateutil, typing_extensions");
        run("scripts/clients", "python");

        assertThat(flow("python3", "src/test/clients/flow.py"))
                .isEqualTo(
                        """
                        key: True, active, None
                        who am I: Acme Clinics
                        create: 2, 168, None, True
                        look up: 1
                        patch: None, 66.5, 168, maria@example.com
                        patient: A123456789 None other {'source': 'portal'}
                        pages: ['Zoë', 'Maria']
                        refused: 400, validation_failed, 2
                        revoke: revoked
                        """);
    }

    @Test
    void clientInTypeScriptDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        assumeInstalled("node", "-e", "fetch");
        assumeInstalled("npm", "--version");
        run("scripts/clients", "typescript");

        assertThat(flow("node", "src/test/clients/flow.js"))
                .isEqualTo(
                        """
                        key: true, active, null
                        who am I: Acme Clinics
                        create: 2, 168, null, true
                        look up: 1
                        patch: null, 66.5, 168, maria@example.com
                        patient: A123456789 null other {"source":"portal"}
                        pages: [Zoë, Maria]
                        refused: 400, validation_failed, 2
                        revoke: revoked
                        """);
    }

    private static void assumeInstalled(String... command) throws InterruptedException {
        boolean runs;
        try {
            runs = start(command).waitFor() == 0;
        } catch (IOException e) {
            runs = false;
        }
        assumeTrue(runs, "Not tested, as this does not run: " + String.join(" ", command));
    }

    /** What the program writes. */
    private static String flow(String... program) throws Exception {
        Installation installation = Installation.shared();
        String[] arguments = {installation.baseUrl() + "/api", installation.adminKey(), Unique.slug("generated")};
        return run(Stream.of(program, arguments).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        Process process = start(command);
        try (InputStream out = process.getInputStream()) {
            String written = new String(out.readAllBytes(), StandardCharsets.UTF_8);
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
