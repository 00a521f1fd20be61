package health.intake.bench;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalKeycloak;
import health.intake.launcher.LocalMariaDb;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service that Intake is compared with, on the same MariaDB: none, Keycloak, or an Intake with another number of people.
 */
final class Peer implements AutoCloseable {

    private static final String SCHEMA = "intake_peer";

    private final Runnable end;
    private final Optional<Target> target;

    private Peer(Runnable end, Optional<Target> target) {
        this.end = end;
        this.target = target;
    }

    static Peer none() {
        return new Peer(() -> {}, Optional.empty());
    }

    static Peer keycloak(LocalIntake intake, Path folder, BenchDatabase database, int rows) {
        KeycloakTarget.createDatabase(database, intake.database().user());
        LocalKeycloak keycloak = LocalKeycloak.start(folder, intake.database());
        return new Peer(keycloak::close, Optional.of(KeycloakTarget.filled(keycloak, folder, database, rows)));
    }

    /** @param options of the other Intake; it shares MariaDB and Redis, but no names of entries */
    static Peer intake(LocalIntake.Options options, LocalIntake intake, BenchDatabase database, int rows) {
        LocalMariaDb mariadb = intake.database();
        database.run("create database " + SCHEMA);
        database.run("grant all privileges on " + SCHEMA + ".* to '" + mariadb.user() + "'@'%'");
        Map<String, String> environment = new HashMap<>(options.environment());
        environment.put("INTAKE_DB_URL", mariadb.jdbcUrl().replace("/" + mariadb.name(), "/" + SCHEMA));
        environment.put("INTAKE_DB_USER", mariadb.user());
        environment.put("INTAKE_DB_PASSWORD", mariadb.password());
        environment.put("INTAKE_REDIS_URL", intake.redis().url());
        LocalIntake other = LocalIntake.start(options.with(environment));
        database.run("use " + SCHEMA);
        Target filled = IntakeTarget.filled(other, options.folder(), database, Scale.ofOne(rows));
        database.run("use " + mariadb.name());
        return new Peer(other::close, Optional.of(filled.named("with_" + rows)));
    }

    Optional<Target> target() {
        return target;
    }

    @Override
    public void close() {
        end.run();
    }
}
