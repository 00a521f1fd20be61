package health.intake.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;

/** A Redis server on this machine; it can be stopped and started again, empty, on the same port. */
public final class LocalRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path binary;
    private final Path folder;
    private final Path config;
    private final int port;
    private final List<String> options;
    private @Nullable ChildProcess server;

    private LocalRedis(Path folder, Path config, int port, List<String> options) {
        this.binary = unpacked(folder);
        this.folder = folder;
        this.config = config;
        this.port = port;
        this.options = options;
    }

    static LocalRedis start(Project project, Path folder) {
        return start(project, folder, Ports.free());
    }

    static LocalRedis start(Project project, Path folder, int port) {
        return start(Folders.create(folder), project.serverConfig("redis").resolve("intake.conf"), port);
    }

    /**
     * Starts a server that only the user of Intake may use, with a password.
     *
     * @param further lines of its configuration
     */
    static LocalRedis startGuarded(Project project, Path folder, String password, String... further) {
        Folders.create(folder);
        Path files = project.serverConfig("redis");
        Path config = folder.resolve("redis.conf");
        Folders.writePrivately(
                config,
                "include " + files.resolve("intake.conf") + "\n"
                        + Folders.read(files.resolve("intake-user.conf")).replace("${INTAKE_REDIS_PASSWORD}", password)
                        + String.join("\n", further) + "\n");
        return start(folder, config, Ports.free());
    }

    /** @param options further ones of its command line */
    static LocalRedis start(Path folder, Path config, int port, String... options) {
        LocalRedis redis = new LocalRedis(folder, config, port, List.of(options));
        try {
            redis.start();
            return redis;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    /** Starts the server again, on the same port. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(), config.toString(), "--port", Integer.toString(port), "--dir", folder.toString()));
        command.addAll(options);
        ChildProcess started = ChildProcess.start(command, Map.of(), folder, folder.resolve("redis.log"));
        server = started;
        Waiting.until("Redis", PATIENCE, started, this::answers);
    }

    public void stop() {
        if (server != null) {
            server.end();
            server = null;
        }
    }

    /** Ends it like {@code kill -9}. */
    public void kill() {
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    public boolean isRunning() {
        return server != null;
    }

    /** Whether it ended by itself. */
    boolean hasEnded() {
        return server != null && !server.isAlive();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        if (server == null) {
            throw new IllegalStateException("Redis is stopped");
        }
        return server.pid();
    }

    @Override
    public void close() {
        stop();
    }

    private static Path unpacked(Path folder) {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException | OsArchitectureNotFound e) {
            throw new StartFailure(
                    "No embedded Redis for this platform (" + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + "): name your own server in INTAKE_REDIS_URL",
                    e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            return Set.of("+PONG", "-NOAU").contains(new String(answer, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }
}
