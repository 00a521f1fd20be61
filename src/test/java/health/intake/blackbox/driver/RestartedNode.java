package health.intake.blackbox.driver;

import health.intake.launcher.ServerKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One more node over the database, the Redis and the secrets of the service under test, that stops and starts again. */
public final class RestartedNode implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("INTAKE_STOP_NOTICE_SECONDS", "3", "INTAKE_RATE_LIMIT_KEY", "none");

    private static final Duration END = Duration.ofMinutes(1);

    private final ServerUnderTest first;
    private final String name;
    private final ServerKind kind;
    private final Map<String, String> environment;
    private StartingNode node;

    /**
     * Starts without waiting.
     *
     * @param where its folder, its kind, and the WAR of another release, in place of the one under test
     * @param more settings besides
     */
    RestartedNode(ServerUnderTest first, StartingNode.Place where, Map<String, String> more) {
        this.first = first;
        this.name = where.name();
        this.kind = where.kind();
        this.environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(more);
        this.node = started(0, where.war());
    }

    private StartingNode started(int port, Optional<Path> war) {
        List<String> secrets = SecondNode.secrets(first).lines().toList();
        return StartingNode.beside(first, new StartingNode.Place(name, kind, port, war), secrets, environment);
    }

    public int port() {
        return node.port();
    }

    public void awaitReady() {
        node.awaitReady();
    }

    /** Sends requests with the ADMIN key. */
    public Api operator() {
        return node.operator();
    }

    /** Sends requests with a key. */
    public Api api(Key key) {
        return node.api(key.secret());
    }

    /** The lines of its log, since it last started, that hold a text. */
    public List<String> logged(String text) {
        return node.logged(text);
    }

    /**
     * Sends SIGTERM, waits for the end, starts again on the same port with the WAR under test, and waits until it is ready.
     */
    public void restart() {
        restartAfter(node.signalled());
    }

    /** As by {@code kill -9}, then starts again as {@link #restart} does. */
    public void killAndRestart() {
        restartAfter(node.killed());
    }

    private void restartAfter(ProcessHandle ending) {
        await(ending);
        startAgain();
    }

    private static void await(ProcessHandle ending) {
        ending.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** As by {@code kill -9}; what follows is {@link #startAgain}. */
    public void kill() {
        await(node.killed());
    }

    /** Starts what has ended, and waits until it is ready. */
    public void startAgain() {
        node.close();
        node = started(port(), Optional.empty());
        node.awaitReady();
    }

    @Override
    public void close() {
        node.close();
    }
}
