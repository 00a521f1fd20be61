package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stock WildFly, or WildFly Preview, on which server-config/wildfly/install was run. */
final class WildFlyHome {

    private WildFlyHome() {}

    /** The unpacked server of the build, configured if that was not done since the files last changed. */
    static Path configured(StockServer stock) {
        Project project = stock.project();
        Path home = stock.path();
        Path installed = home.resolve("intake-installed");
        if (!isNewer(installed, project.serverConfig("wildfly"))
                || !isNewer(installed, project.servers().resolve("lib"))) {
            install(stock);
            touch(installed);
        }
        return home;
    }

    private static void install(StockServer stock) {
        Project project = stock.project();
        Path log = project.servers().resolve(stock.kind() + "-install.log");
        ChildProcess process = ChildProcess.start(
                List.of(
                        project.serverConfig("wildfly").resolve("install").toString(),
                        stock.path().toString(),
                        project.servers().resolve("lib").toString()),
                Map.of("JAVA_HOME", stock.java().path().toString()),
                project.root(),
                log);
        if (process.exitCode(Duration.ofMinutes(2)) != 0) {
            throw new StartFailure("WildFly cannot be configured; see " + log);
        }
    }

    private static boolean isNewer(Path marker, Path folder) {
        if (!Files.exists(marker)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            long time = Files.getLastModifiedTime(marker).toMillis();
            return files.allMatch(file -> file.toFile().lastModified() < time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path marker) {
        try {
            Files.writeString(marker, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
