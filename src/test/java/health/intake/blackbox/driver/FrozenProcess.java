package health.intake.blackbox.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A server that keeps its connections but does nothing more (on Linux, the only system the embedded MariaDB runs on). */
final class FrozenProcess {

    private final long pid;

    FrozenProcess(long pid) {
        this.pid = pid;
    }

    void freeze() {
        signal("STOP");
        Deadline.within(Duration.ofSeconds(5), "every thread has stopped", this::isFrozen);
    }

    void thaw() {
        signal("CONT");
    }

    private boolean isFrozen() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(FrozenProcess::state).allMatch("T"::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The third field of its stat, after the name in brackets. */
    private static String state(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"))
                    .replaceFirst("(?s).*\\) ", "")
                    .substring(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        try {
            // the shell's own, as not every machine has the command
            int exit = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + ": " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
