package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * HAProxy in front of nodes on this machine, as {@code server-config/proxy/haproxy.cfg} but in clear text: it sends requests in
 * turn to those that are ready, and tells them the client.
 */
public final class LocalHaProxy implements AutoCloseable {

    /** From which it connects to nodes, for {@code INTAKE_TRUSTED_PROXIES}; no other program of this machine does. */
    static final String ADDRESS = "127.0.0.8";

    /** For {@code INTAKE_STOP_NOTICE_SECONDS}: it notices sooner that a node stops. */
    static final String NOTICE_SECONDS = "2";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CONFIGURATION =
            """
            global
              maxconn 2000
            defaults
              mode http
              timeout connect 2s
              timeout client 30s
              timeout server 30s
              timeout http-keep-alive 10s
              timeout check 5s
            frontend intake
              bind 127.0.0.1:%d
              http-request set-header X-Forwarded-For %%[src]
              http-request set-header X-Forwarded-Host %%[req.hdr(host)]
              http-request del-header Forwarded
              default_backend nodes
            backend nodes
              balance roundrobin
              option allbackups
              option httpchk GET /api/health/ready
              http-check expect status 200
              default-server check inter 500ms fall 1 rise 2 source %s
            %s
            """;

    private final Path program;
    private final Path configuration;
    private final int port;
    private ChildProcess process;

    private LocalHaProxy(Path program, Path configuration, int port) {
        this.program = program;
        this.configuration = configuration;
        this.port = port;
        this.process = process();
    }

    /** The program, if this machine has it: Debian's package {@code haproxy}. */
    public static Optional<Path> program() {
        return Programs.find("haproxy");
    }

    /** @param nodes ports of nodes, which may start later */
    public static LocalHaProxy start(Path folder, List<Integer> nodes) {
        return start(folder, Ports.free(), nodes);
    }

    static LocalHaProxy start(Path folder, int port, List<Integer> nodes) {
        Path program = program().orElseThrow(() -> new StartFailure("HAProxy is missing: apt-get install haproxy"));
        String servers = nodes.stream()
                .map(
                        "  server node-%1$d 127.0.0.1:%1$d\n  server unready-%1$d 127.0.0.1:%1$d no-check backup"
                                ::formatted)
                .collect(Collectors.joining("\n"));
        Path configuration = Folders.create(folder).resolve("haproxy.cfg");
        try {
            Files.writeString(configuration, CONFIGURATION.formatted(port, ADDRESS, servers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalHaProxy(program, configuration, port);
    }

    private ChildProcess process() {
        List<String> command = List.of(program.toString(), "-db", "-f", configuration.toString());
        Path folder = configuration.toAbsolutePath().getParent();
        return ChildProcess.start(command, Map.of(), folder, configuration.resolveSibling("haproxy.log"));
    }

    void awaitReady() {
        Probe probe = new Probe(baseUrl());
        Waiting.until("HAProxy", PATIENCE, process, probe::isReady);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void restart() {
        process = process();
    }

    long pid() {
        return process.pid();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.end();
    }
}
