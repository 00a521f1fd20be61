package health.intake.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** An installed Java, and its release, such as 17. */
record JavaHome(Path path, int release) {

    /** Where the packages of Linux distributions put theirs. */
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The Java that everything here runs on, unless it is too old for a server. */
    static JavaHome own() {
        return new JavaHome(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Its own, or else the newest that is installed; fails in one line if that is too old. */
    static JavaHome atLeast(int release) {
        if (own().release() >= release) {
            return own();
        }
        return newest(INSTALLED)
                .filter(java -> java.release() >= release)
                .orElseThrow(
                        () -> new StartFailure("JDK " + release + " or newer is needed for this server: install it in "
                                + INSTALLED + ", or let JAVA_HOME name it"));
    }

    static Optional<JavaHome> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> Files.isRegularFile(home.resolve("release")))
                    .map(home -> new JavaHome(home, releaseOf(home)))
                    .max(Comparator.comparingInt(JavaHome::release));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String java() {
        return path.resolve("bin/java").toString();
    }

    private static int releaseOf(Path home) {
        Properties properties = new Properties();
        try (Reader lines = Files.newBufferedReader(home.resolve("release"))) {
            properties.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Runtime.Version.parse(properties.getProperty("JAVA_VERSION", "0").replace("\"", ""))
                .feature();
    }
}
