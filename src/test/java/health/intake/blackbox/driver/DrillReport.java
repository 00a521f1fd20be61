package health.intake.blackbox.driver;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** The report of a drill on a server, which {@code scripts/verify} prints. */
public final class DrillReport {

    private DrillReport() {}

    public static void write(String text) {
        write(server() + ": " + text, TRUNCATE_EXISTING);
    }

    static void append(String line) {
        write(line, APPEND);
    }

    /** The one on which the drill runs. */
    static String server() {
        return System.getProperty("intake.server", System.getProperty("intake.container", "payara"));
    }

    private static void write(String text, OpenOption how) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "drill"));
            Files.writeString(folder.resolve(server() + ".txt"), text + "\n", CREATE, WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
