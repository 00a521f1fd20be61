package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalIntake.Options;
import health.intake.launcher.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** One more application server, started without waiting: its database and Redis may be unavailable. */
public final class StartingNode implements AutoCloseable {

    private final LocalIntake node;

    /**
     * Where a node runs.
     *
     * @param name of its folder: nodes of one name do not run at the same time
     * @param port 0 for any free one
     * @param war of another release, in place of the one under test
     */
    record Place(String name, ServerKind kind, int port, Optional<Path> war) {

        static Place of(String name) {
            return new Place(name, ServerUnderTest.kind(), 0, Optional.empty());
        }
    }

    private StartingNode(LocalIntake node) {
        this.node = node;
    }

    /**
     * @param first its database, Redis and kind are taken; not its secrets: with others, it must not write into that database
     * @param secrets lines of the file of secrets, in place of those that are made up
     * @param environment settings, in place of those of the first; one that is empty is not set
     */
    static StartingNode beside(ServerUnderTest first, List<String> secrets, Map<String, String> environment) {
        return beside(first, Place.of("starting"), secrets, environment);
    }

    static StartingNode beside(
            ServerUnderTest first, Place place, List<String> secrets, Map<String, String> environment) {
        Path folder = first.folder().resolveSibling(first.folder().getFileName() + "-" + place.name());
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("secrets"), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>();
        all.put("INTAKE_DB_URL", first.intake().database().jdbcUrl());
        all.put("INTAKE_DB_USER", first.intake().database().user());
        all.put("INTAKE_DB_PASSWORD", first.intake().database().password());
        all.put("INTAKE_REDIS_URL", first.redisUrl());
        all.putAll(environment);
        all.values().removeIf(String::isEmpty);
        return new StartingNode(LocalIntake.begin(
                new Options(place.kind(), place.port(), folder, all, line -> {}).serving(place.war())));
    }

    int port() {
        return node.baseUrl().getPort();
    }

    public String adminKey() {
        return node.adminKey();
    }

    /** The node, asked without a key. */
    public Api anonymous() {
        return Api.of(node.baseUrl());
    }

    /** Sends requests with its ADMIN key. */
    public Api operator() {
        return api(adminKey());
    }

    /** Sends requests with a key. */
    public Api api(String key) {
        return anonymous().with("x-api-key", key);
    }

    /** @param headers names and values in turn */
    public Answer get(String path, String... headers) {
        return anonymous().with(headers).get(path);
    }

    /** @param headers names and values in turn */
    public Answer send(String method, String path, String body, String... headers) {
        return anonymous().with(headers).send(method, path, body);
    }

    public void awaitReady() {
        Deadline.within(Duration.ofMinutes(3), "it is ready", () -> status("/api/health/ready") == 200);
    }

    /** The server's process, after it was sent SIGTERM. */
    public ProcessHandle signalled() {
        ProcessHandle process = ProcessHandle.of(node.serverPid()).orElseThrow();
        process.destroy();
        return process;
    }

    /** The server's process, after it was ended as by {@code kill -9}. */
    ProcessHandle killed() {
        ProcessHandle process = ProcessHandle.of(node.serverPid()).orElseThrow();
        process.destroyForcibly();
        return process;
    }

    public Path log() {
        return node.serverLog();
    }

    /** Of an answer, which may be the server's own while the service is not deployed; 0 while nothing listens. */
    public int status(String path) {
        try {
            return anonymous().unchecked().sendLater("GET", path).join().status();
        } catch (CompletionException e) {
            return 0;
        }
    }

    /** The lines of its log that hold a text. */
    public List<String> logged(String text) {
        try (Stream<String> lines = Files.lines(node.serverLog(), ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
