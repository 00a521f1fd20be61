package health.intake.launcher;

import health.intake.redis.RedisAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database and the Redis of an installation: servers of its own, unless the environment names others. */
final class Dependencies {

    private static final String REDIS_URL = "INTAKE_REDIS_URL";

    private final @Nullable LocalMariaDb database;
    private final @Nullable GivenDatabase givenDatabase;
    private final @Nullable LocalRedis redis;
    private final String redisUrl;

    /**
     * Starts the servers that the environment does not name.
     *
     * @param started is told each server that was started
     */
    Dependencies(
            Project project,
            Path folder,
            LocalSecrets secrets,
            Map<String, String> environment,
            BiConsumer<String, AutoCloseable> started) {
        if (environment.containsKey(GivenDatabase.URL)) {
            givenDatabase = GivenDatabase.of(environment);
            database = null;
        } else {
            givenDatabase = null;
            database = LocalMariaDb.start(project, folder.resolve("mariadb"), secrets);
            started.accept("MariaDB", database);
        }
        if (environment.containsKey(REDIS_URL)) {
            redis = null;
            redisUrl = environment.get(REDIS_URL);
        } else {
            redis = LocalRedis.start(project, folder.resolve("redis"));
            redisUrl = redis.url();
            started.accept("Redis", redis);
        }
    }

    LocalMariaDb database() {
        return own(database, "database");
    }

    LocalRedis redis() {
        return own(redis, "Redis");
    }

    String redisUrl() {
        return redisUrl;
    }

    /**
     * Starts the servers again that ended by themselves.
     *
     * @param progress is told each step in a line
     * @return whether a server had ended
     */
    boolean restartEnded(Consumer<String> progress) {
        boolean restarted = false;
        if (database != null && database.hasEnded()) {
            restarted = restart("MariaDB", database::start, progress);
        }
        if (redis != null && redis.hasEnded()) {
            restarted = restart("Redis", redis::start, progress);
        }
        return restarted;
    }

    private static boolean restart(String what, Runnable start, Consumer<String> progress) {
        progress.accept(what + " ended and will be restarted");
        start.run();
        progress.accept(what + " started");
        return true;
    }

    /** The settings for the application server. */
    Map<String, String> environment() {
        GivenDatabase given = asGiven();
        Map<String, String> environment = new HashMap<>();
        environment.put(GivenDatabase.URL, given.url());
        environment.put(GivenDatabase.USER, given.user());
        // otherwise the password is in a file
        if (!given.password().isEmpty()) {
            environment.put(GivenDatabase.PASSWORD, given.password());
        }
        if (database != null) {
            environment.put(GivenDatabase.MIGRATOR, database.migrator());
            environment.put(GivenDatabase.MIGRATOR_PASSWORD, database.migratorPassword());
        }
        environment.put(REDIS_URL, redisUrl);
        return environment;
    }

    /** The description for .run/env; it names no process of a server that others run. */
    Map<String, Object> description() {
        GivenDatabase given = asGiven();
        Map<String, Object> values = new LinkedHashMap<>();
        if (database != null) {
            values.put("DB_PID", database.pid());
        }
        values.put("DB_PORT", given.port());
        values.put("DB_NAME", given.name());
        values.put("DB_USER", given.user());
        values.put("DB_PASSWORD", given.password());
        if (redis != null) {
            values.put("REDIS_PID", redis.pid());
        }
        RedisAddress address = RedisAddress.parse(redisUrl);
        values.put("REDIS_PORT", address.nodes().get(0).port());
        return values;
    }

    private GivenDatabase asGiven() {
        return givenDatabase != null
                ? givenDatabase
                : new GivenDatabase(
                        database().jdbcUrl(), database().user(), database().password());
    }

    private static <T> T own(@Nullable T server, String what) {
        if (server == null) {
            throw new IllegalStateException("The " + what + " was not started here");
        }
        return server;
    }
}
