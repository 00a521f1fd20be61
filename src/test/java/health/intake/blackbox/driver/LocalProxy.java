package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/** An operator's proxy in front of the service under test, for as long as a test runs. */
public final class LocalProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private LocalProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it passes requests on, ten in a row.
     *
     * @param port that its configuration names
     * @param log for its output
     */
    public static LocalProxy start(List<String> command, int port, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            LocalProxy proxy = new LocalProxy(process, port);
            proxy.await(log);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of this machine that nothing listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Path log) {
        try {
            Deadline.within(PATIENCE, "the proxy serves", () -> {
                for (int i = 0; i < 10; i++) {
                    if (!isServing()) {
                        return false;
                    }
                }
                return true;
            });
        } catch (AssertionError e) {
            close();
            throw new AssertionError(e.getMessage() + ": " + content(log), e);
        }
    }

    private boolean isServing() {
        try {
            return api().sendLater("GET", "/api/health/live").join().status() == 200;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static String content(Path log) {
        try {
            return Files.readString(log, ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Sends requests through it without a key; its answers are not checked, because it has a say in them. */
    public Api api() {
        return Api.of(URI.create("http://127.0.0.1:" + port)).unchecked();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
