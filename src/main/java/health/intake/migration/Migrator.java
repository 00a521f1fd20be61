package health.intake.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides from the settings whether a node migrates the schema, and as which user: one of its own, if there is one. */
@ApplicationScoped
public class Migrator {

    static final String BY_COMMAND = "by-command";

    @Inject
    @ConfigProperty(name = "intake.db.migrate")
    String when;

    @Inject
    @ConfigProperty(name = "intake.db.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "intake.db.migrator.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "intake.db.migrator.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "intake.audit.retention.days")
    Optional<Integer> retention;

    /** Whether an operator migrates, and nodes only wait. */
    boolean isByCommand() {
        return when.equals(BY_COMMAND);
    }

    /** Whether the service removes old entries of the audit trail. */
    boolean removes() {
        return retention.isPresent();
    }

    /** The schema of the service's database, for the user that migrates it. */
    Schema schema(DataSource service) throws SQLException {
        if (isByCommand() || user.isEmpty() || url.isEmpty()) {
            return Schema.of(service);
        }
        try (Connection connection = service.getConnection()) {
            return Schema.of(new SchemaOwner(url.get(), user.get(), password.orElse("")), connection, removes());
        }
    }
}
