package health.intake.blackbox;

import health.intake.devserver.LocalIntake;
import health.intake.devserver.LocalIntake.Options;
import health.intake.devserver.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One more application server over the database, the Redis and the secrets of the service under test. */
final class SecondNode implements AutoCloseable {

    private static final String SECRETS = "secrets";

    private final LocalIntake node;

    private SecondNode(LocalIntake node) {
        this.node = node;
    }

    /** @param first kind and folder of the service under test are taken from it */
    static SecondNode beside(ServerUnderTest first) {
        LocalIntake intake = first.intake();
        Path folder = first.folder().resolveSibling(first.folder().getFileName() + "-second");
        try {
            Files.createDirectories(folder);
            Files.copy(first.folder().resolve(SECRETS), folder.resolve(SECRETS), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = Map.of(
                "INTAKE_DB_URL", intake.database().jdbcUrl(),
                "INTAKE_DB_USER", intake.database().user(),
                "INTAKE_DB_PASSWORD", intake.database().password(),
                "INTAKE_REDIS_URL", intake.redis().url());
        ServerKind kind = ServerKind.of(System.getProperty("intake.server", "payara"));
        return new SecondNode(LocalIntake.start(new Options(kind, 0, folder, environment, line -> {})));
    }

    /** Sends a creation without waiting for its answer. */
    CompletableFuture<HttpResponse<String>> create(Key key, String idempotencyKey, Object body) {
        HttpRequest request = HttpRequest.newBuilder(node.baseUrl().resolve(Tenant.PROFILES))
                .timeout(Duration.ofSeconds(30))
                .header("x-api-key", key.secret())
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, BodyHandlers.ofString());
    }

    void freeze() {
        new FrozenProcess(node.serverPid()).freeze();
    }

    /** As by {@code kill -9}. */
    void kill() {
        Optional<ProcessHandle> process = ProcessHandle.of(node.serverPid());
        process.ifPresent(ProcessHandle::destroyForcibly);
        process.ifPresent(ended -> ended.onExit().join());
    }

    @Override
    public void close() {
        node.close();
    }
}
