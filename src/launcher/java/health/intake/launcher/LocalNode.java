package health.intake.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One node: an application server with the WAR, on a port of its own. It can be started again if it ended. */
final class LocalNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    /** A server that ends sooner would do so again. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final StockServer stock;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private AppServer server;
    private long startedAt = System.nanoTime();

    /** @param environment its settings */
    LocalNode(StockServer stock, Path folder, int port, Map<String, String> environment) {
        this.stock = stock;
        this.folder = folder;
        this.port = port;
        this.environment = environment;
        this.server = server();
    }

    private AppServer server() {
        return switch (kind()) {
            case PAYARA, PAYARA_7 -> PayaraMicro.start(stock, folder, port, environment);
            case PAYARA_SERVER -> PayaraServer.start(stock, folder, port, environment);
            case WILDFLY, WILDFLY_PREVIEW -> WildFly.start(stock, folder, port, environment);
        };
    }

    ServerKind kind() {
        return stock.kind();
    }

    int port() {
        return port;
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return server.pid();
    }

    Path log() {
        return server.process().log();
    }

    boolean hasEnded() {
        return !server.process().isAlive();
    }

    /** The reason to give up, in one line. */
    StartFailure end() {
        return new StartFailure(kind() + " ended; see " + log());
    }

    /**
     * Starts it again on the same port, without waiting.
     *
     * @throws StartFailure if it ended so soon that it would do so again
     */
    void restart() {
        if (System.nanoTime() - startedAt < LASTING.toNanos()) {
            throw end();
        }
        startedAt = System.nanoTime();
        server = server();
    }

    void awaitReady() {
        Probe probe = new Probe(baseUrl());
        Waiting.until(kind().toString(), PATIENCE, server.process(), () -> {
            server.failIfHopeless();
            return probe.isReady();
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
