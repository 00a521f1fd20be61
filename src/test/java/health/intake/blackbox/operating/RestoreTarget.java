package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.util.Map;

/** An empty database with the two users of create-database.sql: one that serves and may only read yet, and one that migrates. */
final class RestoreTarget implements AutoCloseable {

    private final String name = Unique.slug("target").replace('-', '_');
    private final Sql root = Installation.shared().sql();

    RestoreTarget() {
        root.run("create database " + name);
        root.run("create user '" + name + "'@'%' identified by '" + name + "'");
        root.run("grant select on " + name + ".* to '" + name + "'@'%'");
        root.run("create user '" + name + "_m'@'%' identified by '" + name + "_m'");
        root.run("grant all privileges on " + name + ".* to '" + name + "_m'@'%' with grant option");
    }

    String name() {
        return name;
    }

    private Map<String, String> settings() {
        return Map.of(
                "INTAKE_DB_URL",
                Installation.shared().jdbcUrl(name),
                "INTAKE_DB_USER",
                name,
                "INTAKE_DB_PASSWORD",
                name,
                "INTAKE_DB_MIGRATOR_USER",
                name + "_m",
                "INTAKE_DB_MIGRATOR_PASSWORD",
                name + "_m");
    }

    /** The operator's program for this database. */
    OperatorProgram program() {
        return new OperatorProgram().with(settings()).with(Installation.shared().clientPrograms());
    }

    /** Starts a node with the secrets of the service under test and waits for it. */
    StartingNode node(String folder) {
        StartingNode node =
                Installation.shared().startingNode(folder, Installation.shared().secrets(), settings());
        try {
            node.awaitReady();
            return node;
        } catch (AssertionError notReady) {
            node.close();
            throw notReady;
        }
    }

    @Override
    public void close() {
        root.run("drop user '" + name + "'@'%', '" + name + "_m'@'%'");
        root.run("drop database " + name);
        root.close();
    }
}
