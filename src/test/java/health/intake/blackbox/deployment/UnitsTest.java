package health.intake.blackbox.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of systemd: read without a word, and confined. */
class UnitsTest {

    private static final Path FOLDER = Path.of("server-config/systemd");

    /** The exposure, in tenths, that systemd calls OK ends at 24. */
    private static final String MOST_EXPOSURE = "15";

    @TempDir
    Path folder;

    /** The unit, with a program that exists on this machine. */
    private String installable(String name) throws IOException {
        String unit = Files.readString(FOLDER.resolve(name));
        Path copy = folder.resolve(name);
        Files.writeString(copy, unit.replaceAll("/opt/intake/server-config/[a-z]+/start", "/bin/true"), UTF_8);
        return copy.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake-wildfly.service", "intake-payara.service"})
    void systemdUnderstandsEveryLine(String name) throws IOException {
        assertThat(Tool.SYSTEMD_ANALYZE
                        .run("verify", "--man=no", installable(name))
                        .lines())
                .noneMatch(line -> line.contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake-wildfly.service", "intake-payara.service"})
    void serviceIsConfined(String name) throws IOException {
        assertThat(Tool.SYSTEMD_ANALYZE.run(
                        "security", "--offline=true", "--no-pager", "--threshold=" + MOST_EXPOSURE, installable(name)))
                .contains("Overall exposure level");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void unitStartsTheServerWithItsOwnFile(String server) throws IOException {
        String unit = Files.readString(FOLDER.resolve("intake-" + server + ".service"));

        assertThat(unit).contains("\nExecStart=/opt/intake/server-config/" + server + "/start ");
        assertThat(Path.of("server-config", server, "start")).isExecutable();
    }

    @Test
    void unitsDifferOnlyInTheirServers() throws IOException {
        assertThat(commonLines("intake-wildfly.service"))
                .hasSizeGreaterThanOrEqualTo(60)
                .isEqualTo(commonLines("intake-payara.service"));
    }

    private static List<String> commonLines(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name)).stream()
                .filter(line -> !line.matches("(#|ExecStart|LogsDirectory|Environment=\"J).*"))
                .collect(Collectors.toList());
    }
}
