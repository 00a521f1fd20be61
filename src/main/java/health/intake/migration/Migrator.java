package health.intake.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Configures the database user that migrates the schema: a user of its own, if there is one, else that of the service. */
@ApplicationScoped
public class Migrator {

    /** The same as the time-out of the pool, so that a database that hangs delays nothing for long. */
    private static final String CONNECT_TIMEOUT_MILLIS = "1000";

    @Inject
    @ConfigProperty(name = "intake.db.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "intake.db.migrator.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "intake.db.migrator.password")
    Optional<String> password;

    /** @param failure is told which migration fails */
    FluentConfiguration configure(FluentConfiguration configuration, DataSource service, MigrationFailure failure)
            throws SQLException {
        if (user.isEmpty() || url.isEmpty()) {
            return configuration.dataSource(service).callbacks(failure, new MigrationTimeouts());
        }
        return configuration
                .dataSource(url.get(), user.get(), password.orElse(""))
                // with the same properties as the pool of the service
                .jdbcProperties(Map.of("connectTimeout", CONNECT_TIMEOUT_MILLIS, "fallbackToSystemKeyStore", "false"))
                .callbacks(failure, new MigrationTimeouts(), new ServiceRights(name(service)));
    }

    /** The name of the service's user in the database: user@host. */
    private static String name(DataSource service) throws SQLException {
        try (Connection connection = service.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user()")) {
            row.next();
            return row.getString(1);
        }
    }
}
