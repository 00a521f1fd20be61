package health.intake.blackbox.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of a drill on a server, which {@code scripts/verify} prints. */
public final class DrillReport {

    private DrillReport() {}

    public static void write(String text) {
        String server = System.getProperty("intake.server", System.getProperty("intake.container", "payara"));
        try {
            Path folder = Files.createDirectories(Path.of("target", "drill"));
            Files.writeString(folder.resolve(server + ".txt"), server + ": " + text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
