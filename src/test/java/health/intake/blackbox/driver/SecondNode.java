package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalIntake.Options;
import health.intake.launcher.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One more application server over the database, the Redis and the secrets of the service under test. */
public final class SecondNode implements AutoCloseable {

    private static final String SECRETS = "secrets";

    private final LocalIntake node;

    private SecondNode(LocalIntake node) {
        this.node = node;
    }

    /**
     * @param first kind and folder of the service under test are taken from it
     * @param environment settings besides
     */
    static SecondNode beside(ServerUnderTest first, Map<String, String> environment) {
        return start(first, ServerUnderTest.kind(), secrets(first), environment);
    }

    /** One with the settings of the first, on a kind of server of its own. */
    static SecondNode beside(ServerUnderTest first, ServerKind kind) {
        return start(first, kind, secrets(first), ServerUnderTest.environment());
    }

    /** One that stores API keys under a pepper of its own, and knows that of the first node as the other one. */
    static SecondNode withNewPepper(ServerUnderTest first) {
        String secrets = secrets(first);
        String old = secrets.replaceAll("(?s).*\\bKEY_PEPPER=(\\S+).*", "$1");
        String fresh = Base64.getEncoder()
                .encodeToString(Unique.slug("pepper").repeat(2).getBytes(US_ASCII));
        return start(
                first, ServerUnderTest.kind(), secrets.replace(old, fresh), Map.of("INTAKE_KEY_PEPPER_OTHER", old));
    }

    static String secrets(ServerUnderTest first) {
        try {
            return Files.readString(first.folder().resolve(SECRETS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecondNode start(ServerUnderTest first, ServerKind kind, String secrets, Map<String, String> more) {
        LocalIntake intake = first.intake();
        Path folder = first.folder().resolveSibling(first.folder().getFileName() + "-second");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(SECRETS), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>(intake.database().settings());
        environment.put("INTAKE_REDIS_URL", first.redisUrl());
        environment.putAll(more);
        return new SecondNode(LocalIntake.start(new Options(kind, 0, folder, environment, line -> {})));
    }

    /** The node, asked without a key. */
    public Api anonymous() {
        return Api.of(node.baseUrl());
    }

    /** The node's description of a key. */
    public Answer describe(String secret) {
        return get("/api/v1/key", "x-api-key", secret);
    }

    /** @param headers names and values in turn */
    public Answer get(String path, String... headers) {
        return anonymous().with(headers).get(path);
    }

    /**
     * The node's answer to a registration without a key.
     *
     * @param headers names and values in turn
     */
    public Answer register(String body, String... headers) {
        return anonymous().with(headers).post(Tenant.PATIENTS, body);
    }

    /** Sends a creation without waiting for its answer. */
    public CompletableFuture<Answer> create(Key key, String idempotencyKey, Object body) {
        return create(Tenant.PROFILES, key, idempotencyKey, body);
    }

    /** @param path of the operation that creates */
    public CompletableFuture<Answer> create(String path, Key key, String idempotencyKey, Object body) {
        return anonymous()
                .with("x-api-key", key.secret(), "Idempotency-Key", idempotencyKey)
                .sendLater("POST", path, body);
    }

    /** The bytes of its server's log so far. */
    public long logged() {
        return node.serverLog().toFile().length();
    }

    /** What {@code jcmd} prints of its Java process. */
    public String jcmd(String... command) {
        return Installation.jcmd(node.serverPid(), command);
    }

    public void freeze() {
        new FrozenProcess(node.serverPid()).freeze();
    }

    public void thaw() {
        new FrozenProcess(node.serverPid()).thaw();
    }

    /** As by {@code kill -9}. */
    public void kill() {
        Optional<ProcessHandle> process = ProcessHandle.of(node.serverPid());
        process.ifPresent(ProcessHandle::destroyForcibly);
        process.ifPresent(ended -> ended.onExit().join());
    }

    @Override
    public void close() {
        node.close();
    }
}
