package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HAProxy in front of nodes on this machine: it sends requests in turn to those that are ready. */
public final class LocalHaProxy implements AutoCloseable {

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
              default_backend nodes
            backend nodes
              balance roundrobin
              option httpchk GET /api/health/ready
              http-check expect status 200
              default-server check inter 500ms fall 1 rise 2
            %s
            """;

    private final ChildProcess process;
    private final int port;

    private LocalHaProxy(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, if this machine has it: Debian's package {@code haproxy}. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param nodes ports of nodes, which may start later */
    public static LocalHaProxy start(Path folder, List<Integer> nodes) {
        Path program = program().orElseThrow(() -> new StartFailure("HAProxy is missing: apt-get install haproxy"));
        int port = Ports.free();
        String servers = nodes.stream()
                .map(node -> "  server node-" + node + " 127.0.0.1:" + node)
                .collect(Collectors.joining("\n"));
        Path configuration = Folders.create(folder).resolve("haproxy.cfg");
        try {
            Files.writeString(configuration, CONFIGURATION.formatted(port, servers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(program.toString(), "-db", "-f", configuration.toString());
        return new LocalHaProxy(ChildProcess.start(command, Map.of(), folder, folder.resolve("haproxy.log")), port);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.end();
    }
}
