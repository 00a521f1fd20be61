package health.intake.blackbox.operating;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.database.Reencryption;
import health.intake.admin.database.RestoredKeys;
import health.intake.admin.database.SealedTrail;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database beside that of the service under test, for nodes with other secrets or restored data. */
final class OwnDatabase implements AutoCloseable {

    private final String name;
    private final Sql root = Installation.shared().sql();

    OwnDatabase(String what) {
        this.name = Unique.slug(what).replace('-', '_');
        root.run("create database " + name);
        root.run("create user '" + name + "'@'%' identified by '" + name + "'");
        root.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
    }

    String name() {
        return name;
    }

    private String url() {
        return Installation.shared().jdbcUrl(name);
    }

    /** A connection of its user, to be closed by the caller. */
    Sql sql() {
        return new Sql(url(), name, name);
    }

    /**
     * Starts a node and waits for it.
     *
     * @param folder name of its folder: nodes of one name do not run at the same time
     * @param others lines of its file of secrets in place of those of the service under test
     */
    StartingNode node(String folder, List<String> others, Map<String, String> more) {
        List<String> secrets = new ArrayList<>(others);
        Installation.shared().secrets().stream()
                .filter(line ->
                        others.stream().noneMatch(other -> variable(other).equals(variable(line))))
                .forEach(secrets::add);
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of("INTAKE_DB_URL", url(), "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name));
        StartingNode node = Installation.shared().startingNode(folder, secrets, environment);
        try {
            node.awaitReady();
            return node;
        } catch (AssertionError notReady) {
            node.close();
            throw notReady;
        }
    }

    private static String variable(String line) {
        return line.substring(0, line.indexOf('='));
    }

    SealedTrail trail(String secret, String... others) {
        return new SealedTrail(
                settings(Map.of("INTAKE_SECRET", secret, "INTAKE_SECRET_OTHER", String.join(",", others))),
                Clock.systemUTC());
    }

    Reencryption reencryption(String fieldKeys) {
        return new Reencryption(settings(Map.of("INTAKE_FIELD_KEYS", fieldKeys)));
    }

    RestoredKeys restoredKeys() {
        return new RestoredKeys(settings(Map.of()), Clock.systemUTC());
    }

    private OperatorSettings settings(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.putAll(Map.of("INTAKE_DB_URL", url(), "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name));
        return new OperatorSettings(settings);
    }

    void backUp(Path file) {
        Installation.shared().dump(name, file);
    }

    void restore(Path file) {
        root.run("drop database " + name);
        root.run("create database " + name);
        Installation.shared().load(name, file);
    }

    @Override
    public void close() {
        root.run("drop user '" + name + "'@'%'");
        root.run("drop database " + name);
        root.close();
    }
}
