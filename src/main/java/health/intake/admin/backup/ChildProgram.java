package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another package that works for a command, with its messages. */
final class ChildProgram implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final String name;
    private final Process process;
    private final Path messages;

    private ChildProgram(String name, Process process, Path messages) {
        this.name = name;
        this.process = process;
        this.messages = messages;
    }

    /** To be closed by the caller. */
    static ChildProgram start(List<String> command, Redirect input, Redirect output) {
        try {
            // a pipe that nobody reads would stop the program once it is full
            Path messages = Files.createTempFile("intake-admin", ".messages");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectInput(input)
                        .redirectOutput(output)
                        .redirectError(messages.toFile())
                        .start();
                return new ChildProgram(command.get(0), process, messages);
            } catch (IOException e) {
                Files.delete(messages);
                throw e;
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    command.get(0) + " cannot be run: install it, or have it on the PATH (" + e.getMessage() + ")", e);
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Waits until it ends.
     *
     * @throws CommandFailure with its messages if it failed
     */
    void await() {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandFailure(name + " failed with exit code " + code + ": " + messages());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted", e);
        }
    }

    /** The reason why it no longer takes input or has output, which is usually in its messages. */
    CommandFailure broken(IOException cause) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new CommandFailure(
                        name + " ended early with exit code " + process.exitValue() + ": " + messages(), cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new CommandFailure(name + " hung up: " + cause.getMessage(), cause);
    }

    private String messages() {
        try {
            return Files.readString(messages, StandardCharsets.ISO_8859_1)
                    .strip()
                    .replaceAll("\\s*\\R\\s*", " | ")
                    .replaceAll("\\p{Cntrl}", "?");
        } catch (IOException e) {
            return "its messages cannot be read";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(messages);
        } catch (IOException e) {
            // a file in the folder for such files
            return;
        }
    }
}
