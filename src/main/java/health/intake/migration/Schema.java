package health.intake.migration;

import health.intake.database.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema of a database, and the migrations of this program. */
public final class Schema {

    /** The same as the time-out of the pool, so that a database that hangs delays nothing for long. */
    private static final String CONNECT_TIMEOUT_MILLIS = "1000";

    /** Of Flyway: without an end. */
    private static final int ALWAYS = -1;

    private final FluentConfiguration configuration;
    private final Callback[] callbacks;

    private Schema(FluentConfiguration configuration, Callback... callbacks) {
        this.configuration = configuration.loggers(MigrationLog.class.getName()).javaMigrations(new StoredForms());
        this.callbacks = callbacks;
    }

    /** As the service's user sees and migrates it, over connections of its pool. */
    static Schema of(DataSource service) {
        return new Schema(Flyway.configure(Schema.class.getClassLoader()).dataSource(service));
    }

    /** Of an owner that is the only user of the database. */
    public static Schema of(SchemaOwner owner) {
        return new Schema(owned(owner));
    }

    /**
     * Of an owner beside whom there is the service's user, which is granted what it needs.
     *
     * @param service a connection of that user
     * @param removes whether the service removes old entries of the audit trail
     */
    public static Schema of(SchemaOwner owner, Connection service, boolean removes) throws SQLException {
        return new Schema(owned(owner), new ServiceRights(ServiceRights.holder(service), removes));
    }

    private static FluentConfiguration owned(SchemaOwner owner) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.password())
                // with the same properties as the pool of the service
                .jdbcProperties(Map.of("connectTimeout", CONNECT_TIMEOUT_MILLIS, "fallbackToSystemKeyStore", "false"));
    }

    /** Waits for another program that migrates, however long that takes. */
    public Schema waiting() {
        configuration.lockRetryCount(ALWAYS);
        return this;
    }

    /** @throws DatabaseFault if the database cannot be asked */
    public SchemaStatus status() {
        try {
            return status(flyway(new MigrationWatch(done -> {})));
        } catch (FlywayException failure) {
            // servers would log the original with its stack trace at each attempt
            throw new DatabaseFault(failure);
        }
    }

    /**
     * Applies what is missing.
     *
     * @param done is told each migration that is done
     * @throws MigrationFault if a migration fails
     * @throws DatabaseFault if one failed earlier, if the schema is newer than this program, or if the database cannot be asked
     */
    public void migrate(Consumer<String> done) {
        MigrationWatch watch = new MigrationWatch(done);
        try {
            Flyway flyway = flyway(watch);
            SchemaStatus status = status(flyway);
            if (status.isNewer()) {
                throw new DatabaseFault(status.obstacle());
            }
            migrate(flyway, watch);
        } catch (FlywayException failure) {
            throw new DatabaseFault(failure);
        }
    }

    private static void migrate(Flyway flyway, MigrationWatch watch) {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            if (watch.failedScript().isEmpty()) {
                throw new DatabaseFault(failedEarlier(flyway), failure);
            }
            MigrationFault fault = MigrationFault.of(watch.failedScript().get(), failure);
            if (fault.isHeldUp()) {
                // removes the record of the failure, which would end every further attempt
                flyway.repair();
            }
            throw fault;
        }
    }

    private static String failedEarlier(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .filter(migration -> migration.getState().isFailed())
                .map(migration -> migration.getScript() + " failed earlier")
                .findFirst()
                .orElse("");
    }

    private static SchemaStatus status(Flyway flyway) {
        return SchemaStatus.of(flyway.info().all());
    }

    private Flyway flyway(MigrationWatch watch) {
        Stream<Callback> all = Stream.concat(Stream.of(watch, new MigrationTimeouts()), Stream.of(callbacks));
        return configuration.callbacks(all.toArray(Callback[]::new)).load();
    }
}
