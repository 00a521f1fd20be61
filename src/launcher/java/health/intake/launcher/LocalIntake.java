package health.intake.launcher;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.database.SealedTrail;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/** A whole installation on this machine: MariaDB, Redis and an application server with the WAR. */
public final class LocalIntake implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /**
     * The options of an installation.
     *
     * @param port of HTTP; 0 for any free one
     * @param folder folder of data, secrets and logs
     * @param environment further settings of Intake, as environment variables; a database or a Redis that they name takes
     *     the place of one of its own
     * @param progress is told each step in a line
     * @param war of another release, in place of the one that was built
     */
    public record Options(
            ServerKind server,
            int port,
            Path folder,
            Map<String, String> environment,
            Consumer<String> progress,
            Optional<Path> war) {

        public Options(
                ServerKind server, int port, Path folder, Map<String, String> environment, Consumer<String> progress) {
            this(server, port, folder, environment, progress, Optional.empty());
        }

        public Options serving(Optional<Path> otherWar) {
            return new Options(server, port, folder, environment, progress, otherWar);
        }

        public static Options of(ServerKind server, Path folder) {
            return new Options(server, 0, folder, Map.of(), line -> {});
        }

        public Options with(Map<String, String> otherEnvironment) {
            return new Options(server, port, folder, otherEnvironment, progress, war);
        }
    }

    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final Options options;
    private final int port;
    private final Project project;
    private final LocalSecrets secrets;
    private final Dependencies dependencies;
    private final AppServer server;

    private LocalIntake(Options options) {
        this.options = options;
        this.port = options.port() == 0 ? Ports.free() : options.port();
        this.project = options.war().map(Project.here()::serving).orElseGet(Project::here);
        Path folder = Folders.create(options.folder());
        this.secrets = LocalSecrets.of(folder);
        // before anything is started, so that Ctrl-C also ends servers that are only half up
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit));
        try {
            this.dependencies = new Dependencies(project, folder, secrets, options.environment(), this::started);
            this.server = server(folder);
            started(options.server().toString(), server);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts it and waits until it can serve. */
    public static LocalIntake start(Options options) {
        GivenDatabase.check(options.environment());
        LocalIntake intake = begin(options);
        try {
            intake.awaitReady();
        } catch (RuntimeException e) {
            intake.close();
            throw e;
        }
        return intake;
    }

    /** Starts it without waiting, whether its database is available or not. */
    public static LocalIntake begin(Options options) {
        return new LocalIntake(options);
    }

    /** The base URL, without {@code /api}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String adminKey() {
        return secrets.adminKey();
    }

    public LocalMariaDb database() {
        return dependencies.database();
    }

    public LocalRedis redis() {
        return dependencies.redis();
    }

    public SealedTrail sealedTrail() {
        Map<String, String> settings = new HashMap<>(dependencies.environment());
        settings.put("INTAKE_SECRET", secrets.secret());
        return new SealedTrail(new OperatorSettings(settings), Clock.systemUTC());
    }

    /** The description of the database and Redis for .run/env. */
    Map<String, Object> dependencies() {
        return dependencies.description();
    }

    /**
     * Starts MariaDB and Redis again if they ended by themselves.
     *
     * @return whether one of them had ended
     * @throws StartFailure if the application server ended, or one of the others does not start
     */
    boolean restartEnded() {
        if (!server.process().isAlive()) {
            throw new StartFailure(
                    options.server() + " ended; see " + server.process().log());
        }
        return dependencies.restartEnded(options.progress());
    }

    public long serverPid() {
        return server.pid();
    }

    /** The output of the server so far. */
    public Path serverLog() {
        return server.process().log();
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable part = started.poll(); part != null; part = started.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                options.progress().accept("Could not be ended: " + e.getMessage());
            }
        }
    }

    private void closeAtExit() {
        close();
        // processes that did not get far enough to be one of the parts
        ChildProcess.endAll();
    }

    private AppServer server(Path folder) {
        StockServer stock = new StockServer(project, options.server());
        return switch (options.server()) {
            case PAYARA, PAYARA_7 -> PayaraMicro.start(stock, folder, port, environment());
            case PAYARA_SERVER -> PayaraServer.start(stock, folder, port, environment());
            case WILDFLY, WILDFLY_PREVIEW -> WildFly.start(stock, folder, port, environment());
        };
    }

    /** The settings of the node. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        // no load balancer has to notice
        all.put("INTAKE_STOP_NOTICE_SECONDS", "0");
        all.putAll(options.environment());
        all.putAll(dependencies.environment());
        all.put("INTAKE_KEY_PEPPER", secrets.pepper());
        all.put("INTAKE_SECRET", secrets.secret());
        all.put("INTAKE_FIELD_KEYS", secrets.fieldKeys());
        all.put("INTAKE_ADMIN_KEY_HASH", secrets.adminKeyHash());
        return all;
    }

    private void started(String what, AutoCloseable part) {
        started.push(part);
        options.progress().accept(what + " started");
    }

    private void awaitReady() {
        Probe probe = new Probe(baseUrl());
        Waiting.until(options.server().toString(), PATIENCE, server.process(), () -> {
            server.failIfHopeless();
            return probe.isReady();
        });
    }
}
