package health.intake.launcher;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.database.SealedTrail;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A whole installation on this machine: MariaDB, Redis and one or more application servers with the WAR. */
public final class LocalIntake implements AutoCloseable {

    private static final String TRUSTED = "INTAKE_TRUSTED_PROXIES";
    private static final String STOP_NOTICE = "INTAKE_STOP_NOTICE_SECONDS";

    /**
     * The options of an installation.
     *
     * @param port of HTTP; 0 for any free one
     * @param folder folder of data, secrets and logs
     * @param environment further settings of Intake, as environment variables; a database or a Redis that they name takes
     *     the place of one of its own
     * @param progress is told each step in a line
     * @param war of another release, in place of the one that was built
     * @param beside servers of further nodes
     */
    public record Options(
            ServerKind server,
            int port,
            Path folder,
            Map<String, String> environment,
            Consumer<String> progress,
            Optional<Path> war,
            List<ServerKind> beside) {

        public Options(
                ServerKind server, int port, Path folder, Map<String, String> environment, Consumer<String> progress) {
            this(server, port, folder, environment, progress, Optional.empty(), List.of());
        }

        public Options serving(Optional<Path> otherWar) {
            return new Options(server, port, folder, environment, progress, otherWar, beside);
        }

        public static Options of(ServerKind server, Path folder) {
            return new Options(server, 0, folder, Map.of(), line -> {});
        }

        public Options with(Map<String, String> otherEnvironment) {
            return new Options(server, port, folder, otherEnvironment, progress, war, beside);
        }

        public Options besides(List<ServerKind> others) {
            return new Options(server, port, folder, environment, progress, war, others);
        }

        /** The servers of all nodes. */
        List<ServerKind> servers() {
            return Stream.concat(Stream.of(server), beside.stream()).toList();
        }

        boolean isBalanced() {
            return LocalNodes.areBalanced(servers().size());
        }
    }

    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final Options options;
    private final Project project;
    private final LocalSecrets secrets;
    private final Dependencies dependencies;
    private final LocalNodes nodes = new LocalNodes();
    private boolean isClosed;

    private LocalIntake(Options options) {
        this.options = options;
        this.project = options.war().map(Project.here()::serving).orElseGet(Project::here);
        Path folder = Folders.create(options.folder());
        this.secrets = LocalSecrets.of(folder);
        // before anything is started, so that Ctrl-C also ends servers that are only half up
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit));
        try {
            this.dependencies = new Dependencies(project, folder, secrets, options.environment(), this::started);
            startNodes(folder);
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
            intake.nodes.awaitReady();
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

    /** The base URL, without {@code /api}; of the load balancer, if several nodes have one. */
    public URI baseUrl() {
        return nodes.baseUrl();
    }

    /** The base URL of each node, without {@code /api}. */
    public List<URI> nodeUrls() {
        return nodes.baseUrls();
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

    /** Of its own Redis, or as its environment says. */
    public String redisUrl() {
        return dependencies.redisUrl();
    }

    public SealedTrail sealedTrail() {
        Map<String, String> settings = new HashMap<>(dependencies.environment());
        settings.put("INTAKE_SECRET", secrets.secret());
        return new SealedTrail(new OperatorSettings(settings), Clock.systemUTC());
    }

    /** The description of all servers for .run/env. */
    Map<String, Object> servers() {
        Map<String, Object> values = nodes.description();
        values.putAll(dependencies.description());
        return values;
    }

    /** The addresses of several nodes, for people. */
    String report() {
        return nodes.report();
    }

    /**
     * Starts MariaDB and Redis again if they ended by themselves, and one of several nodes.
     *
     * @return whether one of them had ended; not once the whole installation is being closed
     * @throws StartFailure if the only node ended, or one of the others does not start
     */
    synchronized boolean restartEnded() {
        if (isClosed) {
            return false;
        }
        boolean restarted = nodes.restartEnded(options.progress());
        return dependencies.restartEnded(options.progress()) || restarted;
    }

    /** Of the first node. */
    public long serverPid() {
        return nodes.first().pid();
    }

    /** The output of the first node's server so far. */
    public Path serverLog() {
        return nodes.first().log();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
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

    private void startNodes(Path folder) {
        List<ServerKind> servers = options.servers();
        NodePorts ports = NodePorts.of(options.port(), servers.size(), options.isBalanced());
        for (int i = 0; i < servers.size(); i++) {
            StockServer stock = new StockServer(project, servers.get(i));
            Path own = i == 0 ? folder : Folders.create(folder.resolve("node-" + (i + 1)));
            LocalNode node = new LocalNode(stock, own, ports.nodes().get(i), environment());
            nodes.add(node);
            started(servers.size() == 1 ? stock.kind().toString() : nodes.name(node), node);
        }
        if (options.isBalanced()) {
            LocalHaProxy balancer = LocalHaProxy.start(folder.resolve("haproxy"), ports.entry(), ports.nodes());
            nodes.standBehind(balancer);
            started("HAProxy", balancer);
        }
    }

    /** The settings of every node. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        // without a load balancer, none has to notice
        all.put(STOP_NOTICE, options.isBalanced() ? LocalHaProxy.NOTICE_SECONDS : "0");
        all.putAll(options.environment());
        if (options.isBalanced()) {
            all.merge(TRUSTED, LocalHaProxy.ADDRESS, (given, own) -> given + "," + own);
        }
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
}
