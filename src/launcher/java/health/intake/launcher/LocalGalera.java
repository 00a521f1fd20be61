package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster of Galera on this machine, of the programs of Debian's packages, with the settings of {@code server-config/mariadb}: each
 * of its nodes takes changes. Its data are in a folder of their own, which ends with it.
 */
public final class LocalGalera implements AutoCloseable {

    /** Why it does not start although nothing is missing. */
    public static final String HELD_BACK = "Galera does not run at the lowest priority of all (SCHED_IDLE)";

    private static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";
    private static final String DATABASE = "intake";

    /** As {@code mariadb.md} advises for several servers. */
    private static final String RETURN = "?deniedListTimeout=1000&retriesAllDown=4";

    private final Project project = Project.here();
    private final List<GaleraNode> nodes = new ArrayList<>();
    private final Path folder;
    private final LocalSecrets secrets;

    private LocalGalera(int size) {
        try {
            // servers run as a user of their own, who cannot look into every folder
            this.folder = Files.createTempDirectory("galera");
            GaleraNode.own(folder);
            Path files = project.serverConfig("mariadb");
            Files.writeString(
                    config(), Folders.read(files.resolve("intake.cnf")) + Folders.read(files.resolve("galera.cnf")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.secrets = LocalSecrets.of(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        for (int i = 0; i < size; i++) {
            nodes.add(new GaleraNode(this, folder.resolve("node-" + i)));
        }
    }

    /** What this machine lacks for it, in one line. */
    public static Optional<String> missing() {
        String programs = Stream.of("mariadbd", "mariadb-install-db", "rsync")
                .filter(name -> Programs.find(name).isEmpty())
                .collect(Collectors.joining(", "));
        String all = Files.exists(Path.of(PROVIDER)) ? programs : programs + " " + PROVIDER;
        return all.isBlank()
                ? Optional.empty()
                : Optional.of(all.strip() + " missing: apt-get install mariadb-server galera-4 rsync");
    }

    public static LocalGalera start(int size) {
        LocalGalera cluster = new LocalGalera(size);
        try {
            Path init = cluster.folder.resolve("init.sql");
            Folders.writePrivately(init, cluster.initialStatements());
            GaleraNode.own(init);
            cluster.nodes.get(0).layOut(init);
            cluster.nodes.stream().skip(1).forEach(GaleraNode::start);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    static Path program(String name) {
        return Programs.find(name).orElseThrow(() -> new StartFailure(name + " is missing"));
    }

    public List<GaleraNode> nodes() {
        return nodes;
    }

    /** Where nodes find each other. */
    String address() {
        return "gcomm://" + nodes.stream().map(GaleraNode::groupAddress).collect(Collectors.joining(","));
    }

    Path config() {
        return folder.resolve("my.cnf");
    }

    /** Of the user {@code root}, who may do everything with the servers. */
    public String rootPassword() {
        return secrets.rootPassword();
    }

    /**
     * Of these nodes.
     *
     * @param form the beginning, with the mode of the driver
     */
    public String url(String form, GaleraNode... of) {
        return form + Stream.of(of).map(GaleraNode::address).collect(Collectors.joining(",")) + "/" + DATABASE + RETURN;
    }

    /** The settings of a node of Intake with this URL, and of its operator. */
    public Map<String, String> settings(String url) {
        return Map.of(
                GivenDatabase.URL,
                url,
                GivenDatabase.USER,
                DATABASE,
                GivenDatabase.PASSWORD,
                secrets.databasePassword(),
                GivenDatabase.MIGRATOR,
                DATABASE + "_migrator",
                GivenDatabase.MIGRATOR_PASSWORD,
                secrets.migratorPassword());
    }

    private String initialStatements() {
        String root = "'root'@'127.0.0.1'";
        return Folders.read(project.serverConfig("mariadb").resolve("create-database.sql"))
                        .replace("require ssl", "require none")
                        .replace("${INTAKE_DB_PASSWORD}", secrets.databasePassword())
                        .replace("${INTAKE_DB_MIGRATOR_PASSWORD}", secrets.migratorPassword())
                + "create user if not exists " + root + ";\n"
                + "alter user " + root + " identified by '" + secrets.rootPassword() + "';\n"
                + "grant all privileges on *.* to " + root + " with grant option;\n"
                + "delete from mysql.global_priv where user = '';\n"
                + "flush privileges;\n";
    }

    @Override
    public synchronized void close() {
        nodes.forEach(GaleraNode::close);
        Folders.delete(folder);
    }
}
