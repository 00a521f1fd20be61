package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program of a test, in place of one that a command runs. */
final class Script {

    private Script() {}

    /** @param text for a shell */
    static Path in(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(Unique.slug("script")), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
