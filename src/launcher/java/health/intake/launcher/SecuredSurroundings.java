package health.intake.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A database over TLS and a Redis with a password, both as the documents recommend, with the passwords in files. */
public final class SecuredSurroundings implements AutoCloseable {

    private final Path folder;
    private final LocalMariaDb database;
    private final LocalRedis redis;
    private final Map<String, String> environment = new HashMap<>();

    private SecuredSurroundings(Path folder, LocalSecrets secrets) {
        Project project = Project.here();
        this.folder = folder;
        this.database = LocalMariaDb.startEncrypted(project, folder.resolve("mariadb"), secrets);
        String password = secrets.rootPassword();
        this.redis = LocalRedis.startGuarded(project, folder.resolve("redis"), password);
        environment.put(GivenDatabase.URL, database.jdbcUrl());
        environment.put(GivenDatabase.USER, database.user());
        environment.put(GivenDatabase.MIGRATOR, database.migrator());
        file(GivenDatabase.PASSWORD, database.password());
        file(GivenDatabase.MIGRATOR_PASSWORD, database.migratorPassword());
        file("INTAKE_REDIS_URL", "redis://intake:" + password + "@127.0.0.1:" + redis.port());
    }

    public static SecuredSurroundings start(Path folder) {
        Folders.delete(folder);
        Folders.create(folder);
        return new SecuredSurroundings(folder, LocalSecrets.of(folder));
    }

    private void file(String variable, String value) {
        Path file = folder.resolve(variable);
        Folders.writePrivately(file, value + "\n");
        environment.put(variable + "_FILE", file.toString());
    }

    /** The settings for a node. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The password of the service's user. */
    public String databasePassword() {
        return database.password();
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
