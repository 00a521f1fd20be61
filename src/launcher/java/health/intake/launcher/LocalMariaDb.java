package health.intake.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A MariaDB server on this machine that holds the database of Intake; it can be stopped and started again. */
public final class LocalMariaDb implements AutoCloseable {

    private static final String NAME = "intake";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path base;
    private final Path folder;
    private final Path config;
    private final LocalSecrets secrets;
    private final int port;
    private final Tls tls;
    private List<String> more = List.of();
    private @Nullable ChildProcess server;

    /**
     * Whether it speaks TLS, and how.
     *
     * @param ofServer options of the server
     * @param ofUrl the end of its JDBC URL
     */
    private record Tls(List<String> ofServer, String ofUrl) {

        /** Without the option it makes a certificate at each start, which takes seconds. */
        static final Tls NONE = new Tls(List.of("--skip-ssl"), "");

        static final Tls WITH_OWN_CERTIFICATE = new Tls(List.of("--ssl"), "?sslMode=verify-full");

        static Tls with(LocalAuthority.Issued issued) {
            return new Tls(
                    List.of(
                            "--ssl-cert=" + issued.certificate(),
                            "--ssl-key=" + issued.key(),
                            "--ssl-ca=" + issued.authority()),
                    "?sslMode=verify-full&serverSslCert=" + issued.authority());
        }

        boolean isUsed() {
            return !ofUrl.isEmpty();
        }
    }

    private LocalMariaDb(Path base, Path folder, Path config, LocalSecrets secrets, int port, Tls tls) {
        this.base = base;
        this.folder = folder;
        this.config = config;
        this.secrets = secrets;
        this.port = port;
        this.tls = tls;
    }

    /**
     * Starts the database of an installation that does not run, or has only its secrets.
     *
     * @param installation its folder
     */
    public static LocalMariaDb startOf(Path installation) {
        return start(Project.here(), installation.resolve("mariadb"), LocalSecrets.of(installation));
    }

    static LocalMariaDb start(Project project, Path folder, LocalSecrets secrets) {
        return start(project, folder, secrets, Ports.free());
    }

    static LocalMariaDb start(Project project, Path folder, LocalSecrets secrets, int port) {
        return start(project, folder, secrets, port, Tls.NONE);
    }

    /** Starts a server that requires TLS of its users, as after create-database.sql. */
    static LocalMariaDb startEncrypted(Project project, Path folder, LocalSecrets secrets) {
        return start(project, folder, secrets, Ports.free(), Tls.WITH_OWN_CERTIFICATE);
    }

    /** Starts a server that requires TLS of its users and has a certificate of an authority. */
    static LocalMariaDb startCertified(
            Project project, Path folder, LocalSecrets secrets, LocalAuthority.Issued issued) {
        return start(project, folder, secrets, Ports.free(), Tls.with(issued));
    }

    /** Starts a server with further options. */
    static LocalMariaDb start(Project project, Path folder, LocalSecrets secrets, List<String> more) {
        LocalMariaDb database = laidOut(project, folder, secrets, Ports.free(), Tls.NONE);
        database.more = more;
        database.start();
        return database;
    }

    private static LocalMariaDb start(Project project, Path folder, LocalSecrets secrets, int port, Tls tls) {
        LocalMariaDb database = laidOut(project, folder, secrets, port, tls);
        database.start();
        return database;
    }

    private static LocalMariaDb laidOut(Project project, Path folder, LocalSecrets secrets, int port, Tls tls) {
        Path base = MariaDbBinaries.unpack(project.servers());
        Path data = folder.resolve("data");
        if (!Files.exists(data.resolve("mysql"))) {
            Folders.create(data);
            MariaDbBinaries.install(base, data);
        }
        return new LocalMariaDb(base, folder, project.serverConfig("mariadb"), secrets, port, tls);
    }

    /** Starts the server again, on the same port and data. */
    public void start() {
        Folders.create(folder.resolve("tmp"));
        Path init = folder.resolve("init.sql");
        Folders.writePrivately(init, initialStatements());
        ChildProcess started = ChildProcess.start(
                command(init),
                Map.of("LD_LIBRARY_PATH", base.resolve("libs").toString()),
                folder,
                folder.resolve("mariadb.log"));
        server = started;
        Waiting.until("MariaDB", PATIENCE, started, this::answers);
    }

    /** Stops the server as an operator would; its data remain. */
    public void stop() {
        if (server != null) {
            server.end();
            server = null;
        }
    }

    /** Whether it ended by itself. */
    boolean hasEnded() {
        return server != null && !server.isAlive();
    }

    /** Ends it like {@code kill -9}; its data remain. */
    public void kill() {
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + NAME + tls.ofUrl();
    }

    public String name() {
        return NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return secrets.databasePassword();
    }

    /** The user that migrates the schema. */
    public String migrator() {
        return NAME + "_migrator";
    }

    public String migratorPassword() {
        return secrets.migratorPassword();
    }

    /** The settings of a node that migrates and serves. */
    public Map<String, String> settings() {
        return Map.of(
                GivenDatabase.URL,
                jdbcUrl(),
                GivenDatabase.USER,
                user(),
                GivenDatabase.PASSWORD,
                password(),
                GivenDatabase.MIGRATOR,
                migrator(),
                GivenDatabase.MIGRATOR_PASSWORD,
                migratorPassword());
    }

    /** The password of the user {@code root}, who may do everything with the server. */
    public String rootPassword() {
        return secrets.rootPassword();
    }

    public int port() {
        return port;
    }

    public long pid() {
        if (server == null) {
            throw new IllegalStateException("MariaDB is stopped");
        }
        return server.pid();
    }

    /** The environment in which a process finds the client programs of this server. */
    public Map<String, String> clientPrograms() {
        return Map.of(
                "PATH",
                base.resolve("bin") + File.pathSeparator + System.getenv("PATH"),
                "LD_LIBRARY_PATH",
                base.resolve("libs").toString());
    }

    /** Writes a backup of a database on this server. */
    public void dump(String database, Path file) {
        client(
                "mariadb-dump",
                Redirect.PIPE,
                Redirect.to(file.toFile()),
                "--single-transaction",
                "--hex-blob",
                database);
    }

    /** Loads a backup into an existing, empty database. */
    public void load(String database, Path file) {
        client("mariadb", Redirect.from(file.toFile()), Redirect.DISCARD, database);
    }

    private void client(String program, Redirect input, Redirect output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                base.resolve("bin").resolve(program).toString(),
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + port,
                "--user=root",
                "--skip-ssl"));
        command.addAll(List.of(arguments));
        ProcessBuilder client = new ProcessBuilder(command)
                .redirectInput(input)
                .redirectOutput(output)
                .redirectError(folder.resolve(program + ".log").toFile());
        client.environment().put("LD_LIBRARY_PATH", base.resolve("libs").toString());
        client.environment().put("MYSQL_PWD", secrets.rootPassword());
        try {
            int code = client.start().waitFor();
            if (code != 0) {
                throw new StartFailure(
                        program + " ended with " + code + ": " + Folders.read(folder.resolve(program + ".log")));
            }
        } catch (IOException e) {
            throw new StartFailure(program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(program + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command(Path init) {
        List<String> command = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--defaults-file=" + config.resolve("intake.cnf"),
                "--basedir=" + base,
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                // below the folder its path could exceed the limit for sockets
                "--socket=" + Path.of(System.getProperty("java.io.tmpdir"), "intake-" + port + ".sock"),
                "--pid-file=" + folder.resolve("mariadb.pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--init-file=" + init));
        command.addAll(tls.ofServer());
        command.addAll(more);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    /** The operator's file, and a root user for the tests that count statements. */
    private String initialStatements() {
        String root = "'root'@'127.0.0.1'";
        // each server makes its own, and replicas none of it
        return "set sql_log_bin = 0;\n"
                + Folders.read(config.resolve("create-database.sql"))
                        .replace("require ssl", tls.isUsed() ? "require ssl" : "require none")
                        .replace("${INTAKE_DB_PASSWORD}", secrets.databasePassword())
                        .replace("${INTAKE_DB_MIGRATOR_PASSWORD}", secrets.migratorPassword())
                + "create user if not exists " + root + " identified by '" + secrets.rootPassword() + "';\n"
                + "alter user " + root + " identified by '" + secrets.rootPassword() + "';\n"
                + "grant all privileges on *.* to " + root + " with grant option;\n"
                + "delete from mysql.global_priv where user = '';\n"
                + "flush privileges;\n";
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
