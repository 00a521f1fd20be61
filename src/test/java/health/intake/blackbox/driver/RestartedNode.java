package health.intake.blackbox.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more node over the database, the Redis and the secrets of the service under test, that stops and starts again. */
public final class RestartedNode implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("INTAKE_STOP_NOTICE_SECONDS", "3", "INTAKE_RATE_LIMIT_KEY", "none");

    private static final Duration END = Duration.ofMinutes(1);

    private final ServerUnderTest first;
    private final String name;
    private StartingNode node;

    /** Starts without waiting. */
    RestartedNode(ServerUnderTest first, String name) {
        this.first = first;
        this.name = name;
        this.node = started(0);
    }

    private StartingNode started(int port) {
        List<String> secrets = SecondNode.secrets(first).lines().toList();
        return StartingNode.beside(first, new StartingNode.Place(name, port), secrets, ENVIRONMENT);
    }

    public int port() {
        return node.port();
    }

    public void awaitReady() {
        node.awaitReady();
    }

    /** Sends SIGTERM, waits for the end, starts again on the same port, and waits until it is ready. */
    public void restart() {
        node.signalled().onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
        node.close();
        node = started(port());
        node.awaitReady();
    }

    @Override
    public void close() {
        node.close();
    }
}
