package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A new database beside that of the service under test, with one user who migrates it and one who serves. */
final class SplitDatabase implements AutoCloseable {

    /** Of the schema that this release needs. */
    static final int CURRENT_VERSION = currentVersion();

    private final String name = Unique.slug("split").replace('-', '_');
    private final Sql root = Installation.shared().sql();

    SplitDatabase() {
        root.run("create database " + name);
        root.run("create user '" + name + "'@'%' identified by '" + name + "'");
        root.run("grant select on " + name + ".* to '" + name + "'@'%'");
        root.run("create user '" + name + "_m'@'%' identified by '" + name + "'");
        root.run("grant all privileges on " + name + ".* to '" + name + "_m'@'%' with grant option");
    }

    private static int currentVersion() {
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            return migrations
                    .map(file -> file.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    private String url() {
        return Installation.shared().jdbcUrl(name);
    }

    /** The settings of a node that only serves. */
    Map<String, String> service() {
        return Map.of("INTAKE_DB_URL", url(), "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name);
    }

    /** The settings of one that also migrates. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(service());
        settings.putAll(Map.of("INTAKE_DB_MIGRATOR_USER", name + "_m", "INTAKE_DB_MIGRATOR_PASSWORD", name));
        return settings;
    }

    /** As an earlier release left it: before the migration that is a program. */
    void migrateToVersion5() {
        Flyway.configure()
                .dataSource(url(), name + "_m", name)
                .target("5")
                .load()
                .migrate();
    }

    /** As a later release would. */
    void recordVersion(String version) {
        try (Sql sql = migrator()) {
            sql.run(
                    "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                            + " execution_time, success) select max(installed_rank) + 1, ?, 'later', 'SQL', 'later.sql', 'later',"
                            + " 1, 1 from flyway_schema_history",
                    version);
        }
    }

    /** A connection of the user who migrates, to be closed by the caller. */
    Sql migrator() {
        return new Sql(url(), name + "_m", name);
    }

    /** A connection as nodes have them, to be closed by the caller. */
    Sql served() {
        return new Sql(url(), name, name);
    }

    /**
     * Starts a node without waiting for it.
     *
     * @param folder name of its folder: nodes of one name do not run at the same time
     */
    StartingNode node(String folder, Map<String, String> environment) {
        return Installation.shared().startingNode(folder, List.of(), environment);
    }

    /** Starts a node with the secrets of the service under test, and waits for it. */
    StartingNode servingNode(String folder) {
        return servingNode(folder, Map.of());
    }

    /** @param more settings */
    StartingNode servingNode(String folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(more);
        StartingNode node =
                Installation.shared().startingNode(folder, Installation.shared().secrets(), settings);
        try {
            node.awaitReady();
            return node;
        } catch (AssertionError notReady) {
            node.close();
            throw notReady;
        }
    }

    /** intake-admin on this database. */
    OperatorProgram program() {
        return new OperatorProgram().with(settings()).with(Installation.shared().clientPrograms());
    }

    @Override
    public void close() {
        root.run("drop database " + name);
        root.run("drop user '" + name + "'@'%', '" + name + "_m'@'%'");
        root.close();
    }
}
