package health.intake.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java for a server that does not run on the one in use. */
class JavaHomeTest {

    @TempDir
    Path folder;

    @Test
    void javaInUseIsTakenIfItIsNewEnough() {
        assertThat(JavaHome.atLeast(17)).isEqualTo(JavaHome.own());
        assertThat(Path.of(JavaHome.own().java())).isExecutable();
    }

    @Test
    void newestInstalledJavaIsFound() throws IOException {
        install("jdk-9", "9.0.4");
        JavaHome newest = install("jdk-25", "25.0.3");
        install("jdk-21", "21");
        Files.createDirectories(folder.resolve("docs"));

        assertThat(JavaHome.newest(folder)).contains(newest);
    }

    @Test
    void noneIsFoundWhereNoneIs() {
        assertThat(JavaHome.newest(folder)).isEqualTo(Optional.empty());
        assertThat(JavaHome.newest(folder.resolve("missing"))).isEqualTo(Optional.empty());
    }

    @Test
    void missingReleaseIsNamed() {
        assertThatThrownBy(() -> JavaHome.atLeast(1000))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("JDK 1000 or newer is needed");
    }

    private JavaHome install(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return new JavaHome(home, Runtime.Version.parse(version).feature());
    }
}
