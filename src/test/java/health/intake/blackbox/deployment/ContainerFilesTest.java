package health.intake.blackbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What container files promise: nothing is loaded from elsewhere, and nothing runs as root or without a check. */
class ContainerFilesTest {

    private static final Pattern OWN_FILE = Pattern.compile("/opt/intake/(server-config/[a-z/-]+)");

    /** The instructions, each in one line. */
    private static List<String> instructions(String server) throws IOException {
        return Files.readString(Path.of("server-config/containers", server + ".Containerfile"))
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void onlyTheImageOfJavaComesFromElsewhere(String server) throws IOException {
        assertThat(instructions(server).stream().filter(line -> line.matches("(ADD|COPY|RUN) .*")))
                .hasSizeGreaterThanOrEqualTo(5)
                .noneMatch(line -> line.matches(".*(https?:|git@|curl|wget|apt-get).*"));
        assertThat(instructions(server).stream().filter(line -> line.startsWith("FROM ")))
                .containsExactly("FROM ${JAVA} AS prepared", "FROM ${JAVA}");
        assertThat(instructions(server)).contains("ARG JAVA=eclipse-temurin:25-jre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void itRunsAsAUserOfNoNameAndIsChecked(String server) throws IOException {
        List<String> lines = instructions(server);

        assertThat(lines.subList(lines.lastIndexOf("FROM ${JAVA}"), lines.size()))
                .contains("USER 10001:10001", "STOPSIGNAL SIGTERM")
                .anyMatch(line ->
                        line.matches("HEALTHCHECK .* CMD \\[\"/opt/intake/server-config/containers/is-live\"]"));
        assertThat(lines.get(lines.size() - 1))
                .as("without a shell that keeps signals from the server")
                .matches("ENTRYPOINT \\[\"/opt/intake/server-config/" + server + "/start\", .*]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void filesOfTheArchiveThatItRunsExist(String server) throws IOException {
        List<Path> files = OWN_FILE.matcher(String.join("\n", instructions(server)))
                .results()
                .map((MatchResult file) -> Path.of(file.group(1)))
                .toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(2).allMatch(Files::isExecutable);
    }
}
