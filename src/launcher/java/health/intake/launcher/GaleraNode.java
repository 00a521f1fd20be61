package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server of {@link LocalGalera}; it can be killed, and joins the others again. */
public final class GaleraNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern POSITION = Pattern.compile("WSREP: Recovered position: (\\S+)");

    /** Another user than root runs the server, because its scripts for joining want that. */
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private static final String USER = "mysql";

    private final LocalGalera cluster;
    private final Path folder;
    private final int port = Ports.free();
    private final int group = Ports.free();
    private final int increments = Ports.free();
    private final int copies = Ports.free();
    private @Nullable ChildProcess server;

    GaleraNode(LocalGalera cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        own(Folders.create(folder));
        own(Folders.create(folder.resolve("data")));
        own(Folders.create(folder.resolve("tmp")));
    }

    /** The server must be able to use what the test makes. */
    static void own(Path file) {
        if (IS_ROOT) {
            try {
                UserPrincipal user =
                        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
                Files.setOwner(file, user);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the others find it. */
    String groupAddress() {
        return "127.0.0.1:" + group;
    }

    /** Host and port, as URLs name it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** @param init statements for the first start */
    void layOut(Path init) {
        List<String> command = new ArrayList<>(List.of(
                LocalGalera.program("mariadb-install-db").toString(),
                "--defaults-file=" + cluster.config(),
                "--wsrep-on=OFF",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        asUser(command);
        ChildProcess install = ChildProcess.start(command, Map.of(), folder, folder.resolve("install.log"));
        if (install.exitCode(PATIENCE) != 0) {
            throw new StartFailure("MariaDB cannot lay out its data; see " + install.log());
        }
        start("--wsrep-new-cluster", "--init-file=" + init);
    }

    private static void asUser(List<String> command) {
        if (IS_ROOT) {
            command.add("--user=" + USER);
        }
    }

    /** Waits until it has what the others have. */
    void start(String... more) {
        ChildProcess started = run("mariadb.log", more);
        server = started;
        try {
            Waiting.until("Galera", PATIENCE, started, this::isSynced);
        } catch (StartFailure e) {
            // the server's user may not leave the policy that the build was started with
            throw started.hasWritten("Failed to set thread schedparams")
                    ? new StartFailure(LocalGalera.HELD_BACK, e)
                    : e;
        }
    }

    private ChildProcess run(String log, String... more) {
        List<String> command = new ArrayList<>(List.of(
                LocalGalera.program("mariadbd").toString(),
                "--defaults-file=" + cluster.config(),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--skip-ssl",
                "--wsrep-cluster-address=" + cluster.address(),
                "--wsrep-node-address=127.0.0.1",
                "--wsrep-node-incoming-address=" + address(),
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=127.0.0.1:" + copies,
                "--wsrep-provider-options=gmcast.listen_addr=tcp://" + groupAddress() + ";ist.recv_addr=127.0.0.1:"
                        + increments));
        asUser(command);
        command.addAll(List.of(more));
        return ChildProcess.start(command, Map.of(), folder, folder.resolve(log));
    }

    /** Ends it like {@code kill -9}; its data remain. */
    public void kill() {
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    /** Starts it again from where it was, as its unit for systemd does, and waits until it has what the others have. */
    public void rejoin() {
        ChildProcess recovery = run("recovery.log", "--wsrep-recover", "--skip-networking");
        recovery.exitCode(PATIENCE);
        Matcher position = POSITION.matcher(Folders.read(recovery.log()));
        if (!position.find()) {
            throw new StartFailure("Galera does not recover its position; see " + recovery.log());
        }
        start("--wsrep-start-position=" + position.group(1));
    }

    private boolean isSynced() {
        try (Connection connection = DriverManager.getConnection(
                        cluster.url("jdbc:mariadb://", this) + "?connectTimeout=1000&socketTimeout=2000",
                        "root",
                        cluster.rootPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show global status like 'wsrep_local_state_comment'")) {
            return row.next() && row.getString(2).equals("Synced");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.end();
            server = null;
        }
    }
}
