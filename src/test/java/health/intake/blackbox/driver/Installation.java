package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.admin.database.SealedTrail;
import health.intake.bench.BenchDatabase;
import health.intake.bench.Machine;
import health.intake.bench.ProfileCopies;
import health.intake.launcher.LocalHaProxy;
import health.intake.launcher.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service under test with its database and Redis, once for all test classes. */
public final class Installation {

    private static final class Shared {
        private static final Installation INSTANCE = new Installation(ServerUnderTest.start());
    }

    private final ServerUnderTest server;

    private Installation(ServerUnderTest server) {
        this.server = server;
    }

    public static Installation shared() {
        return Shared.INSTANCE;
    }

    /** Without {@code /api}. */
    public String baseUrl() {
        return server.baseUrl().toString();
    }

    public String adminKey() {
        return server.adminKey();
    }

    /** What an operator sets before running intake-admin on this installation. */
    public Map<String, String> operatorSettings() {
        var database = server.intake().database();
        Map<String, String> settings = new HashMap<>(Map.of(
                "INTAKE_URL",
                baseUrl(),
                "INTAKE_ADMIN_KEY",
                adminKey(),
                "INTAKE_DB_URL",
                database.jdbcUrl(),
                "INTAKE_DB_USER",
                database.user(),
                "INTAKE_DB_PASSWORD",
                database.password(),
                "INTAKE_REDIS_URL",
                redisUrl()));
        secrets().stream()
                .filter(line -> line.matches("(KEY_PEPPER|SECRET|FIELD_KEYS)=.*"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put("INTAKE_" + pair[0], pair[1]));
        return settings;
    }

    /** A connection of the database's administrator, to be closed by the caller. */
    public Sql sql() {
        var database = server.intake().database();
        return new Sql(database.jdbcUrl(), "root", database.rootPassword());
    }

    /** A connection as the service has them, to be closed by the caller. */
    public Sql serviceSql() {
        var database = server.intake().database();
        return new Sql(database.jdbcUrl(), database.user(), database.password());
    }

    /** Adds copies of a profile whose address begins with user1@: user2@… to user&lt;last&gt;@…. */
    public void copyProfile(String id, int last) {
        try (BenchDatabase database = new BenchDatabase(server.intake().database())) {
            ProfileCopies copies = new ProfileCopies(database);
            copies.of(UUID.fromString(id), last);
            copies.analyze();
        }
    }

    /** Has a node that starts apply the migrations of these versions again, all of which may be repeated. */
    public void migrateAgainFrom(int version) {
        try (Sql sql = sql()) {
            // later versions, too, because Flyway applies none behind a later one
            sql.run("delete from flyway_schema_history where cast(version as unsigned) >= " + version);
        }
        secondNode().close();
    }

    /** The audit trail as scripts/admin verifies it. */
    public SealedTrail sealedTrail() {
        return server.intake().sealedTrail();
    }

    /** A connection that keeps the service from sealing until it is closed. */
    public Sql withoutSealing() {
        Sql sql = sql();
        sql.run("start transaction");
        sql.run("select number from audit_seal where number = 0 for update");
        return sql;
    }

    /** A connection to the service's Redis, to be closed by the caller. */
    public RedisWire redis() {
        return new RedisWire(server.redis().port());
    }

    /** Runs something while nothing listens where Redis was, then brings an empty Redis back. */
    public void withoutRedis(Runnable test) {
        server.redis().stop();
        try {
            test.run();
        } finally {
            server.redis().start();
        }
    }

    /** As by {@code kill -9}; runs something meanwhile, then brings an empty Redis back. */
    public void withKilledRedis(Runnable test) {
        server.intake().redis().kill();
        try {
            test.run();
        } finally {
            server.intake().redis().start();
        }
    }

    /** Runs something while Redis takes connections and commands, but answers none. */
    public void withHangingRedis(Runnable test) {
        frozen(server.redis().pid(), test);
    }

    /** Runs something while nothing listens where the database was, then brings it back and waits for the service. */
    public void withoutDatabase(Runnable test) {
        server.intake().database().stop();
        try {
            test.run();
        } finally {
            server.intake().database().start();
            awaitRecovery();
        }
    }

    /**
     * As by {@code kill -9}, then brings it back and waits for the service.
     *
     * @return when the database answered again, as {@code System.nanoTime} tells it
     */
    public long killDatabase() {
        server.intake().database().kill();
        server.intake().database().start();
        long answered = System.nanoTime();
        awaitRecovery();
        return answered;
    }

    /** Runs something while a process does nothing. */
    public void withHanging(long pid, Runnable test) {
        frozen(pid, test);
    }

    public void withHangingDatabase(Runnable test) {
        frozen(server.intake().database().pid(), test);
        awaitRecovery();
    }

    public long serverPid() {
        assumeTrue(ServerUnderTest.nodes().size() == 1, "looks into the only process of the service");
        return server.intake().serverPid();
    }

    /** What {@code jcmd} prints of the server's Java process. */
    public String jcmd(String... command) {
        return jcmd(serverPid(), command);
    }

    static String jcmd(long pid, String... command) {
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        all.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Megabytes of memory that the server holds, its heap and all else. */
    public double memory() {
        return Machine.residentMegabytes(serverPid());
    }

    /** Waits until the service is healthy: it uses Redis again some time after a recovery. */
    public void awaitHealth() {
        Deadline.within(
                Duration.ofSeconds(30),
                "the service is UP",
                () -> everyNode(node -> node.get("/api/health/ready").text().startsWith("{\"status\":\"UP\"")));
    }

    private void awaitRecovery() {
        Deadline.within(
                Duration.ofSeconds(30),
                "the service works again",
                () -> everyNode(node -> node.get("/api/health/ready").status() == 200));
    }

    /** Without a load balancer between. */
    private boolean everyNode(Predicate<Api> condition) {
        return server.intake().nodeUrls().stream().map(Api::of).allMatch(condition);
    }

    /** Bytes and clients that a load balancer does not pass on as they are go to the first node itself. */
    URI firstNode() {
        return server.firstUrl();
    }

    /** A whole installation of its own whose database has only so much room, to be closed by the caller. */
    public static CrampedInstallation cramped(int megabytes) {
        return new CrampedInstallation(megabytes);
    }

    /** What the server and its database hold for the service now. */
    public Footprint footprint() {
        try (Sql sql = sql()) {
            return Footprint.of(serverPid(), sql);
        }
    }

    private static void frozen(long pid, Runnable test) {
        FrozenProcess process = new FrozenProcess(pid);
        process.freeze();
        try {
            test.run();
        } finally {
            process.thaw();
        }
    }

    /** The database as a node is told of it that reaches it over another port. */
    public String databaseUrl(int port) {
        return server.intake().database().jdbcUrl().replaceFirst(":\\d+/", ":" + port + "/");
    }

    /** To be closed by the caller. */
    public CommitRelay commitRelay() {
        return new CommitRelay(server.intake().database().port());
    }

    /** Starts one more node of the service, to be closed by the caller. */
    public SecondNode secondNode() {
        return secondNode(Map.of());
    }

    /** Starts one more node with the settings of the first, to be closed by the caller. */
    public SecondNode secondNode(ServerKind kind) {
        return SecondNode.beside(server, kind);
    }

    /** @param environment settings that the first node does not have */
    public SecondNode secondNode(Map<String, String> environment) {
        return SecondNode.beside(server, environment);
    }

    public SecondNode secondNodeWithNewPepper() {
        return SecondNode.withNewPepper(server);
    }

    /** A folder for further processes of a test. */
    public Path folderBeside(String name) {
        return server.folder().resolveSibling(server.folder().getFileName() + "-" + name);
    }

    /** Lines of the file of secrets. */
    public List<String> secrets() {
        return SecondNode.secrets(server).lines().toList();
    }

    /**
     * Starts one more node without waiting for it, to be closed by the caller.
     *
     * @param secrets lines of its file of secrets; missing ones are made up
     */
    public StartingNode startingNode(List<String> secrets, Map<String, String> environment) {
        return StartingNode.beside(server, secrets, environment);
    }

    /** @param name of its folder: nodes of one name do not run at the same time */
    public StartingNode startingNode(String name, List<String> secrets, Map<String, String> environment) {
        return StartingNode.beside(server, StartingNode.Place.of(name), secrets, environment);
    }

    /** @param name of its folder: nodes of one name do not run at the same time */
    public RestartedNode restartedNode(String name) {
        return restartedNode(name, ServerUnderTest.kind());
    }

    /** @param name of its folder: nodes of one name do not run at the same time */
    public RestartedNode restartedNode(String name, ServerKind kind) {
        return new RestartedNode(server, new StartingNode.Place(name, kind, 0, Optional.empty()), Map.of());
    }

    /**
     * @param environment settings, such as those of another database
     * @param war of another release, which it first runs
     */
    public RestartedNode restartedNode(String name, Map<String, String> environment, Optional<Path> war) {
        return new RestartedNode(server, new StartingNode.Place(name, ServerUnderTest.kind(), 0, war), environment);
    }

    /** A load balancer in front of nodes that run. */
    public LocalHaProxy loadBalancer(RestartedNode... nodes) {
        return LocalHaProxy.start(
                folderBeside("haproxy"),
                Stream.of(nodes).map(RestartedNode::port).toList());
    }

    /** The environment in which a process finds the client programs of MariaDB. */
    public Map<String, String> clientPrograms() {
        return server.intake().database().clientPrograms();
    }

    /** Writes a backup of a database on the same server. */
    public void dump(String database, Path file) {
        server.intake().database().dump(database, file);
    }

    /** Puts a backup into a database that is there and empty. */
    public void load(String database, Path file) {
        server.intake().database().load(database, file);
    }

    public String redisUrl() {
        return server.redisUrl();
    }

    /** Of another database on the same server. */
    public String jdbcUrl(String database) {
        String url = server.intake().database().jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    /** Everything that the server has written to its logs so far. */
    public String logs() {
        return server.logs().stream().map(Installation::read).collect(Collectors.joining("\n"));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
