package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Keycloak in production mode on a database of the same MariaDB, with the same heap, to compare Intake with. */
public final class LocalKeycloak implements AutoCloseable {

    private static final String NAME = "keycloak";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String password = LocalSecrets.randomBase64();
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Path home;
    private final LocalMariaDb database;
    private final ChildProcess process;

    private LocalKeycloak(Path home, Path folder, LocalMariaDb database) {
        this.home = home;
        this.database = database;
        this.process = ChildProcess.start(command(), environment(), folder, folder.resolve("keycloak.log"));
    }

    /** Starts the Keycloak in target/servers, on its database, which must exist. */
    public static LocalKeycloak start(Path folder, LocalMariaDb database) {
        Path home = Project.here().servers().resolve(NAME);
        build(home);
        LocalKeycloak keycloak = new LocalKeycloak(home, folder, database);
        try {
            Waiting.until("Keycloak", PATIENCE, keycloak.process, keycloak::isReady);
        } catch (StartFailure e) {
            keycloak.close();
            throw e;
        }
        return keycloak;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String administrator() {
        return "admin";
    }

    public String password() {
        return password;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.end();
    }

    /** Adds the driver; this changes the distribution, so once is enough. */
    private static void build(Path home) {
        Path done = home.resolve("intake-built");
        if (Files.exists(done)) {
            return;
        }
        Path log = home.resolveSibling("keycloak-build.log");
        List<String> command =
                List.of(home.resolve("bin/kc.sh").toString(), "build", "--db=mariadb", "--health-enabled=true");
        ChildProcess process = ChildProcess.start(
                command, Map.of("JAVA_HOME", JavaHome.own().path().toString()), home, log);
        if (process.exitCode(PATIENCE) != 0) {
            throw new StartFailure("Keycloak cannot be built; see " + log);
        }
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        return List.of(
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname-strict=false",
                "--cache=local",
                "--log-level=warn",
                "--db-url=" + database.jdbcUrl().replace("/" + database.name(), "/" + NAME),
                "--db-username=" + database.user(),
                "--db-pool-initial-size=64",
                "--db-pool-min-size=64",
                "--db-pool-max-size=64");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", JavaHome.own().path().toString());
        environment.put("JAVA_OPTS_KC_HEAP", String.join(" ", AppServer.HEAP));
        environment.put("KC_DB_PASSWORD", database.password());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", administrator());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        return environment;
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
