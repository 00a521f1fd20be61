package health.intake.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The file .run/pid: tells scripts/stop the process of scripts/run, and is locked while that process lives. */
final class PidFile {

    static final String NAME = "pid";

    /** Kept open, because closing the channel ends the lock. */
    private static @Nullable FileChannel locked;

    private PidFile() {}

    static void claim(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new StartFailure("Intake already runs here; scripts/stop stops it");
            }
            locked = channel;
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
        } catch (IOException e) {
            throw new StartFailure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
