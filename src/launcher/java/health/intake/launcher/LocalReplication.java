package health.intake.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB with a replica on this machine, set up as {@code mariadb.md} tells: no commit is answered before the replica has it. When the
 * primary is gone for good, the replica is promoted and gets a replica of its own.
 */
public final class LocalReplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of the user {@code root}, who also replicates. */
    private static final String USER = "root";

    private static final List<String> OPTIONS = List.of(
            "--log-bin=binlog",
            "--sync-binlog=1",
            "--log-slave-updates",
            "--read-only=1",
            "--rpl-semi-sync-master-wait-point=AFTER_SYNC",
            "--rpl-semi-sync-master-timeout=3600000",
            "--rpl-semi-sync-slave-enabled=ON");

    private final Project project = Project.here();
    private final List<LocalMariaDb> servers = new ArrayList<>();
    private final Path folder;
    private final LocalSecrets secrets;
    private LocalMariaDb primary;
    private LocalMariaDb replica;

    private LocalReplication(Path folder) {
        this.folder = folder;
        Folders.delete(folder);
        this.secrets = LocalSecrets.of(Folders.create(folder));
        try {
            primary = server();
            run(primary, "set global read_only = 0");
            replica = replicaOf(primary);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public static LocalReplication start(Path folder) {
        return new LocalReplication(folder);
    }

    public LocalMariaDb primary() {
        return primary;
    }

    public LocalMariaDb replica() {
        return replica;
    }

    private LocalMariaDb server() {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--server-id=" + (servers.size() + 1));
        LocalMariaDb server = LocalMariaDb.start(project, folder.resolve("server-" + servers.size()), secrets, options);
        servers.add(server);
        return server;
    }

    /** A new server, which takes over everything from the beginning of the binary log. */
    private LocalMariaDb replicaOf(LocalMariaDb source) {
        LocalMariaDb server = server();
        follow(server, source);
        return server;
    }

    private void follow(LocalMariaDb server, LocalMariaDb source) {
        run(
                server,
                "change master to master_host = '127.0.0.1', master_port = " + source.port() + ", master_user = '"
                        + USER + "', master_password = '" + secrets.rootPassword()
                        + "', master_connect_retry = 1, master_ssl = 0, master_use_gtid = slave_pos");
        // before the replica connects, or it does not acknowledge
        run(source, "set global rpl_semi_sync_master_enabled = ON");
        run(server, "start slave");
        Waiting.until("The replica", PATIENCE, () -> isWaitedFor(source));
    }

    /** Whether a commit on this server is answered only when a replica has it. */
    public boolean isWaitedFor(LocalMariaDb server) {
        return status(server, "Rpl_semi_sync_master_clients").equals("1")
                && status(server, "Rpl_semi_sync_master_status").equals("ON");
    }

    /** How many commits were answered although no replica had them. */
    public long commitsWithoutReplica() {
        return Long.parseLong(status(primary, "Rpl_semi_sync_master_no_tx"));
    }

    /** Has the replica take the place of the primary, which is down. */
    public void promote() {
        run(replica, "stop slave io_thread");
        // what it has received, but not yet applied, was acknowledged, and would go with its relay log
        run(replica, "select master_gtid_wait('" + value(replica, "show slave status", "Gtid_IO_Pos") + "')");
        run(replica, "stop slave");
        run(replica, "reset slave all");
        run(replica, "set global read_only = 0");
        primary = replica;
    }

    /** Gives a promoted primary a replica. */
    public void addReplica() {
        replica = replicaOf(primary);
    }

    private void run(LocalMariaDb server, String sql) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StartFailure("MariaDB refuses " + sql.replaceAll("'.*", "…") + ": " + e.getMessage(), e);
        }
    }

    private String status(LocalMariaDb server, String name) {
        return value(server, "show global status like '" + name + "'", "Value");
    }

    /** Of the only row. */
    private String value(LocalMariaDb server, String sql, String column) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(column);
        } catch (SQLException e) {
            throw new StartFailure("MariaDB does not answer " + sql + ": " + e.getMessage(), e);
        }
    }

    private Connection connect(LocalMariaDb server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), USER, secrets.rootPassword());
    }

    @Override
    public void close() {
        servers.forEach(LocalMariaDb::close);
    }
}
